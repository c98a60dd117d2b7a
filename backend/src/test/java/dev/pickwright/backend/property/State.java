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
        Map<String, String> totes) {

    record Order(String number, String status) {}

    /** @param name order, site and part, as {@code O-1/W1/1} */
    record Fulfillment(
            String name,
            String order,
            String site,
            String status,
            int pickAttempts,
            int packAttempts,
            boolean qcRequired,
            List<Item> items,
            List<Box> boxes,
            List<String> checks,
            List<String> openHolds) {

        Optional<Box> openBox() {
            return boxes.stream().filter(box -> box.status().equals("open")).findFirst();
        }
    }

    record Item(int line, String sku, int ordered, int allocated, int picked, int missing, int packed) {}

    record Box(int number, String status, Map<String, Integer> contents) {}

    /** @param name of its fulfillment, and which of that one's picklists it is, as {@code O-1/W1/1#1} */
    record Picklist(String name, String site, String status, String picker, String at, List<Line> lines) {

        Optional<Line> current() {
            return lines.stream().filter(line -> line.status().equals("open")).findFirst();
        }

        String fulfillment() {
            return name.substring(0, name.indexOf('#'));
        }
    }

    /** One stop; {@code item} is the line number of its fulfillment item. */
    record Line(int position, int item, String sku, String bin, int quantity, int picked, int missing, String status) {

        int open() {
            return quantity - picked - missing;
        }
    }

    /** What of a SKU lies in a bin; {@code available} may be promised. */
    record Stock(String site, String bin, String sku, int onHand, int allocated, int available) {}

    /** The same in the order of names, which no database's collation changes. */
    State sorted() {
        return new State(
                orders.stream().sorted(Comparator.comparing(Order::number)).toList(),
                fulfillments.stream()
                        .sorted(Comparator.comparing(Fulfillment::name))
                        .toList(),
                picklists.stream().sorted(Comparator.comparing(Picklist::name)).toList(),
                stock.stream()
                        .sorted(Comparator.comparing(Stock::site)
                                .thenComparing(Stock::bin)
                                .thenComparing(Stock::sku))
                        .toList(),
                new TreeMap<>(totes));
    }

    List<Fulfillment> of(String order) {
        return fulfillments.stream().filter(each -> each.order().equals(order)).toList();
    }

    Optional<Fulfillment> fulfillment(String name) {
        return fulfillments.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The newest picklist of a fulfillment. */
    Optional<Picklist> picklistOf(String fulfillment) {
        return picklists.stream()
                .filter(each -> each.fulfillment().equals(fulfillment))
                .reduce((earlier, later) -> later);
    }

    Optional<Picklist> picklist(String name) {
        return picklists.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The tote that holds a fulfillment's goods. */
    Optional<String> toteOf(String fulfillment) {
        return totes.entrySet().stream()
                .filter(each -> each.getValue().equals(fulfillment))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Every fact on a line of its own, for comparison and for people. */
    List<String> told() {
        List<String> lines = new ArrayList<>();
        orders.forEach(each -> lines.add("order " + each));
        for (Fulfillment each : fulfillments) {
            lines.add("fulfillment %s %s, failed picks %d, failed packs %d, checks %s, holds %s"
                    .formatted(
                            each.name(),
                            each.status(),
                            each.pickAttempts(),
                            each.packAttempts(),
                            each.checks(),
                            each.openHolds()));
            each.items().forEach(item -> lines.add("  of " + each.name() + " " + item));
            each.boxes()
                    .forEach(box -> lines.add("  of %s box %d %s %s"
                            .formatted(each.name(), box.number(), box.status(), new TreeMap<>(box.contents()))));
        }
        for (Picklist each : picklists) {
            lines.add("picklist %s %s by %s at %s".formatted(each.name(), each.status(), each.picker(), each.at()));
            each.lines().forEach(line -> lines.add("  of " + each.name() + " " + line));
        }
        stock.forEach(each -> lines.add("" + each));
        totes.forEach((tote, holds) -> lines.add("tote %s holds %s".formatted(tote, holds)));
        return lines;
    }
}
