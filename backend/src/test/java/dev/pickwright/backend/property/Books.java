package dev.pickwright.backend.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the model remembers: orders, fulfillments, picklists, shelves and totes, in plain objects. */
final class Books {

    /** A refusal with the code that the problem document must carry; {@code refused} for a scan that does not fit. */
    static final class Refusal extends RuntimeException {
        Refusal(String code) {
            super(code);
        }
    }

    static final class Item {
        final int line;
        final String sku;
        final int ordered;
        int picked;
        int missing;
        /** Of what is missing, units that are shipped short or back-ordered for good. */
        int settled;

        int packed;
        /** By bin: promised and on no pick line yet. */
        final Map<String, Integer> promised = new TreeMap<>();

        final Map<String, Integer> inTotes = new TreeMap<>();

        Item(int line, String sku, int ordered) {
            this.line = line;
            this.sku = sku;
            this.ordered = ordered;
        }
    }

    static final class Box {
        int number;
        String status = "open";
        /** Anew with every SSCC, so that contents under another seal are other contents. */
        int seal;

        final Map<Item, Integer> byItem = new LinkedHashMap<>();

        int units() {
            return byItem.values().stream().mapToInt(Integer::intValue).sum();
        }

        Map<String, Integer> bySku() {
            Map<String, Integer> contents = new TreeMap<>();
            byItem.forEach((item, quantity) -> contents.merge(item.sku, quantity, Integer::sum));
            return contents;
        }
    }

    static final class Hold {
        final String kind;
        boolean released;

        Hold(String kind) {
            this.kind = kind;
        }
    }

    static final class Check {
        String status = "due";
        String contents = "";
        /** The hold that its failure placed. */
        Hold hold;
    }

    record Pack(Box box, Item item, int quantity) {}

    static final class Fulfillment {
        final String name;
        final String order;
        final String site;
        /** Before all that came later. */
        final int born;

        String status = "";
        int pickAttempts;
        int maxPickAttempts = 3;
        int packAttempts;
        int maxPackAttempts = 3;
        boolean qcRequired;
        final Map<Integer, Item> items = new TreeMap<>();
        final List<Box> boxes = new ArrayList<>();
        final List<Pack> packs = new ArrayList<>();
        final List<Check> checks = new ArrayList<>();
        final List<Hold> holds = new ArrayList<>();
        /** Bin and SKU. */
        final Set<String> avoided = new HashSet<>();

        Fulfillment(String name, String order, String site, int born) {
            this.name = name;
            this.order = order;
            this.site = site;
            this.born = born;
        }

        boolean is(String... statuses) {
            return List.of(statuses).contains(status);
        }

        int picked() {
            return items.values().stream().mapToInt(item -> item.picked).sum();
        }

        Optional<Box> openBox() {
            return boxes.stream().filter(box -> box.status.equals("open")).findFirst();
        }

        List<Box> closedBoxes() {
            return boxes.stream().filter(box -> box.status.equals("closed")).toList();
        }

        List<Hold> openHolds() {
            return holds.stream().filter(hold -> !hold.released).toList();
        }

        String contents() {
            return boxes.stream()
                    .filter(box -> box.units() > 0)
                    .map(box -> box.seal + "=" + box.bySku())
                    .toList()
                    .toString();
        }
    }

    static final class Line {
        final Fulfillment of;
        final Item item;
        final String bin;
        final int quantity;
        int position;
        int picked;
        int missing;
        String status = "open";

        Line(int position, Fulfillment of, Item item, String bin, int quantity) {
            this.position = position;
            this.of = of;
            this.item = item;
            this.bin = bin;
            this.quantity = quantity;
        }

        boolean isOpen() {
            return status.equals("open");
        }

        int open() {
            return isOpen() ? quantity - picked - missing : 0;
        }
    }

    record Pick(Line line, String tote, int quantity) {}

    static final class Picklist {
        final String name;
        final String site;
        final List<Fulfillment> parts;
        final Set<Fulfillment> gone = new HashSet<>();
        String status = "open";
        String picker = "nobody";
        String at = "null";
        boolean told = true;
        PutBack inHand;
        final List<Line> lines = new ArrayList<>();
        final List<Pick> picks = new ArrayList<>();

        Picklist(String name, String site, List<Fulfillment> parts) {
            this.name = name;
            this.site = site;
            this.parts = parts;
        }

        boolean is(String... statuses) {
            return List.of(statuses).contains(status);
        }

        Optional<Line> current() {
            return lines.stream().filter(Line::isOpen).min(Comparator.comparingInt(line -> line.position));
        }

        List<Fulfillment> live() {
            return parts.stream()
                    .filter(part -> part.is("picking") && !gone.contains(part))
                    .toList();
        }

        int last() {
            return lines.stream().mapToInt(line -> line.position).max().orElse(0);
        }

        void assign(String to, String status) {
            this.picker = to;
            this.status = status;
            this.at = "null";
            this.told = true;
            this.inHand = null;
        }
    }

    static final class PutBack {
        final Fulfillment of;
        final Item item;
        /** A tote as {@code W1/T-1}, or {@code box 1}. */
        final String from;

        int quantity;

        PutBack(Fulfillment of, Item item, String from, int quantity) {
            this.of = of;
            this.item = item;
            this.from = from;
            this.quantity = quantity;
        }

        boolean fromTote() {
            return from.contains("/");
        }

        State.PutBack told() {
            return new State.PutBack(of.name, item.line, from.substring(from.indexOf('/') + 1), quantity);
        }
    }

    static final class Shelf {
        final String site;
        final String bin;
        final String sku;
        int onHand;
        /** A count task is open: nothing of it may be promised. */
        boolean counting;

        Shelf(String site, String bin, String sku, int onHand) {
            this.site = site;
            this.bin = bin;
            this.sku = sku;
            this.onHand = onHand;
        }
    }

    final World world;
    /** Those without a fulfillment, with their status. */
    final Map<String, String> bareOrders = new TreeMap<>();

    final Map<String, List<Ask.OrderLine>> orders = new TreeMap<>();
    final Map<String, Fulfillment> fulfillments = new TreeMap<>();
    final List<Picklist> picklists = new ArrayList<>();
    final List<Shelf> shelves = new ArrayList<>();
    /** Whose goods a tote holds; bound last, last. */
    final Map<String, Fulfillment> totes = new LinkedHashMap<>();

    final List<PutBack> putBacks = new ArrayList<>();
    /** What must have been told since the last step, by lane. */
    final Map<String, List<String>> events = new TreeMap<>();

    int now;

    Books(World world, List<State.Stock> stock) {
        this.world = world;
        stock.forEach(each -> shelves.add(new Shelf(each.site(), each.bin(), each.sku(), each.onHand())));
    }

    Fulfillment fulfillment(String name) {
        return Optional.ofNullable(fulfillments.get(name)).orElseThrow(() -> new Refusal("not_found"));
    }

    Picklist picklist(String name) {
        return picklists.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("not_found"));
    }

    List<Fulfillment> of(String order) {
        return fulfillments.values().stream()
                .filter(each -> each.order.equals(order))
                .sorted(Comparator.comparingInt((Fulfillment each) -> each.born).thenComparing(each -> each.name))
                .toList();
    }

    /** Derived from its fulfillments. */
    String status(String order) {
        List<String> kept = of(order).stream()
                .map(each -> each.status)
                .filter(status -> !status.equals("cancelled"))
                .toList();
        if (of(order).isEmpty()) {
            return Objects.requireNonNull(bareOrders.get(order));
        }
        if (kept.isEmpty()) {
            return "cancelled";
        }
        return kept.stream().allMatch("completed"::equals)
                ? "completed"
                : kept.stream().allMatch("pending"::equals) ? "accepted" : "in_fulfillment";
    }

    /** An empty one if nothing of the SKU was ever there. */
    Shelf shelf(String site, String bin, String sku) {
        Optional<Shelf> found = shelves.stream()
                .filter(each -> each.site.equals(site) && each.bin.equals(bin) && each.sku.equals(sku))
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        Shelf empty = new Shelf(site, bin, sku, 0);
        shelves.add(empty);
        return empty;
    }

    /** Promised of the shelf: on lines still open, and on none yet. */
    int allocated(Shelf shelf) {
        int sum = 0;
        for (Fulfillment each : fulfillments.values()) {
            if (each.site.equals(shelf.site)) {
                for (Item item : each.items.values()) {
                    sum += item.sku.equals(shelf.sku) ? item.promised.getOrDefault(shelf.bin, 0) : 0;
                }
            }
        }
        return sum
                + picklists.stream()
                        .filter(list -> list.site.equals(shelf.site))
                        .flatMap(list -> list.lines.stream())
                        .filter(line -> line.bin.equals(shelf.bin) && line.item.sku.equals(shelf.sku))
                        .mapToInt(Line::open)
                        .sum();
    }

    int available(Shelf shelf) {
        return shelf.counting ? 0 : shelf.onHand - allocated(shelf);
    }

    /** Promised to an item. */
    int allocated(Item item) {
        return item.promised.values().stream().mapToInt(Integer::intValue).sum()
                + picklists.stream()
                        .flatMap(list -> list.lines.stream())
                        .filter(line -> line.item == item)
                        .mapToInt(Line::open)
                        .sum();
    }

    int waiting(Item item) {
        return item.ordered - allocated(item) - item.picked - item.missing;
    }

    int waiting(Fulfillment of) {
        return of.items.values().stream().mapToInt(this::waiting).sum();
    }

    /** The one that goods go into: the newest. */
    Optional<String> toteOf(Fulfillment of) {
        return totes.entrySet().stream()
                .filter(each -> each.getValue() == of)
                .map(Map.Entry::getKey)
                .reduce((earlier, later) -> later);
    }

    void tell(String lane, String event) {
        events.computeIfAbsent(lane, key -> new ArrayList<>()).add(event);
    }

    /** Goes to the status and tells so; refuses what the machine of domain.md has not. */
    void go(Fulfillment of, String to) {
        if (!StatusTable.next(of.status).contains(to)) {
            throw new Refusal("transition_refused");
        }
        of.status = to;
        tell(of.name, "fulfillment.status_changed " + to);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("the product chose what it may not: " + what);
        }
    }
}
