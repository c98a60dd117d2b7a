package dev.pickwright.backend.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How everything stands, in the words of domain.md and without an id: what the product shows and what the model
 * expects are the same if these are equal.
 */
record State(
        List<Order> orders,
        List<Fulfillment> fulfillments,
        List<Picklist> picklists,
        List<Stock> stock,
        Map<String, Tote> totes,
        List<PutBack> putBacks) {

    record Order(String number, String status) {}

    /** @param name order, site and part, as {@code O-1/W1/1} */
    record Fulfillment(
            String name,
            String order,
            String site,
            String status,
            String attempts,
            boolean qcRequired,
            List<Item> items,
            List<Box> boxes,
            List<String> checks,
            List<String> openHolds) {

        Optional<Box> openBox() {
            return boxes.stream().filter(box -> box.status().equals("open")).findFirst();
        }

        boolean live() {
            return !List.of("shipped", "completed", "cancelled").contains(status);
        }

        boolean waits() {
            return items.stream().anyMatch(item -> item.waiting() > 0);
        }

        /** Whether no attempt is left for the stage, as the attempts made and allowed say. */
        boolean exhausted(int stage) {
            String[] made = attempts.split(" ")[stage].split("/");
            return Integer.parseInt(made[0]) >= Integer.parseInt(made[1]);
        }
    }

    record Item(int line, String sku, int ordered, int allocated, int picked, int missing, int packed) {

        int waiting() {
            return ordered - allocated - picked - missing;
        }
    }

    record Box(int number, String status, Map<String, Integer> contents) {}

    /**
     * @param name by when it was made, as {@code P1}
     * @param parts its fulfillments, those that left it with a {@code -} before them
     * @param told whether its picker knows of cancelled ones
     */
    record Picklist(
            String name,
            String site,
            String status,
            String picker,
            String at,
            boolean told,
            String inHand,
            List<String> parts,
            List<Line> lines) {

        Optional<Line> current() {
            return lines.stream().filter(line -> line.status().equals("open")).findFirst();
        }

        boolean about(String fulfillment) {
            return parts.contains(fulfillment);
        }
    }

    /** One stop; {@code item} is the line number of its fulfillment's item. */
    record Line(
            int position,
            String of,
            int item,
            String sku,
            String bin,
            int quantity,
            int picked,
            int missing,
            String status) {

        int open() {
            return quantity - picked - missing;
        }
    }

    /** What of a SKU lies in a bin; {@code available} may be promised. */
    record Stock(String site, String bin, String sku, int onHand, int allocated, int available, boolean counting) {

        boolean matters() {
            return onHand != 0 || allocated != 0 || available != 0 || counting;
        }

        String spot() {
            return "%s/%s/%s".formatted(site, bin, sku);
        }
    }

    /** @param contents units by item of the fulfillment that it is bound to */
    record Tote(String of, Map<Integer, Integer> contents) {}

    /** Goods to return. @param from the tote's code or the box's number */
    record PutBack(String of, int item, String from, int quantity) {

        String name() {
            return of + ":" + item + ":from " + from;
        }
    }

    /** The same in the order of names, which no database's collation changes. */
    State sorted() {
        return new State(
                orders.stream().sorted(Comparator.comparing(Order::number)).toList(),
                fulfillments.stream()
                        .sorted(Comparator.comparing(Fulfillment::name))
                        .toList(),
                picklists,
                stock.stream()
                        .sorted(Comparator.comparing(Stock::site)
                                .thenComparing(Stock::bin)
                                .thenComparing(Stock::sku))
                        .toList(),
                new TreeMap<>(totes),
                putBacks.stream().sorted(Comparator.comparing(PutBack::name)).toList());
    }

    Optional<Order> order(String number) {
        return orders.stream().filter(each -> each.number().equals(number)).findFirst();
    }

    List<Fulfillment> of(String order) {
        return fulfillments.stream().filter(each -> each.order().equals(order)).toList();
    }

    Optional<Fulfillment> fulfillment(String name) {
        return fulfillments.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The newest picklist of a fulfillment, also one that it left. */
    Optional<Picklist> picklistOf(String fulfillment) {
        return picklists.stream()
                .filter(each -> each.about(fulfillment) || each.about("-" + fulfillment))
                .reduce((earlier, later) -> later);
    }

    Optional<Picklist> picklist(String name) {
        return picklists.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The totes that hold a fulfillment's goods, as {@code W1/T-1}. */
    List<String> totesOf(String fulfillment) {
        return totes.entrySet().stream()
                .filter(each -> each.getValue().of().equals(fulfillment))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every fact on a line of its own, for comparison and for people. */
    List<String> told() {
        List<String> lines = new ArrayList<>();
        orders.forEach(each -> lines.add("order " + each));
        for (Fulfillment each : fulfillments) {
            lines.add("fulfillment %s %s, failed picks and packs %s, checks %s, holds %s"
                    .formatted(each.name(), each.status(), each.attempts(), each.checks(), each.openHolds()));
            each.items().forEach(item -> lines.add("  of " + each.name() + " " + item));
            each.boxes()
                    .forEach(box -> lines.add("  of %s box %d %s %s"
                            .formatted(each.name(), box.number(), box.status(), new TreeMap<>(box.contents()))));
        }
        for (Picklist each : picklists) {
            lines.add("picklist %s of %s %s by %s at %s, told %s, in hand %s"
                    .formatted(
                            each.name(),
                            each.parts(),
                            each.status(),
                            each.picker(),
                            each.at(),
                            each.told(),
                            each.inHand()));
            each.lines().forEach(line -> lines.add("  of " + each.name() + " " + line));
        }
        stock.stream().filter(Stock::matters).forEach(each -> lines.add("" + each));
        totes.forEach((tote, holds) -> lines.add("tote %s %s".formatted(tote, holds)));
        putBacks.forEach(each -> lines.add("" + each));
        return lines;
    }
}
