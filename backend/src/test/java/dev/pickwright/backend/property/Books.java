package dev.pickwright.backend.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        int packed;
        /** By bin: promised and on no pick line yet. */
        final Map<String, Integer> promised = new TreeMap<>();

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

        final Map<Integer, Integer> byItem = new TreeMap<>();

        int units() {
            return byItem.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    static final class Check {
        String status = "due";
        String contents = "";
    }

    record Pack(Box box, Item item, int quantity) {}

    static final class Fulfillment {
        final String name;
        final String order;
        final String site;
        final int born;
        String status = "";
        int pickAttempts;
        int packAttempts;
        boolean qcRequired;
        final Map<Integer, Item> items = new TreeMap<>();
        final List<Box> boxes = new ArrayList<>();
        final List<Pack> packs = new ArrayList<>();
        final List<Check> checks = new ArrayList<>();
        final List<String> openHolds = new ArrayList<>();
        /** Bin and SKU. */
        final Set<String> avoided = new HashSet<>();

        Fulfillment(String name, String order, String site, int born) {
            this.name = name;
            this.order = order;
            this.site = site;
            this.born = born;
        }

        int picked() {
            return items.values().stream().mapToInt(item -> item.picked).sum();
        }

        Optional<Box> openBox() {
            return boxes.stream().filter(box -> box.status.equals("open")).findFirst();
        }

        String contents() {
            return boxes.stream()
                    .map(box -> box.seal + "=" + box.byItem)
                    .toList()
                    .toString();
        }
    }

    static final class Line {
        final Item item;
        final String bin;
        final int quantity;
        int position;
        int picked;
        int missing;
        String status = "open";

        Line(int position, Item item, String bin, int quantity) {
            this.position = position;
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

    record Pick(Line line, int quantity) {}

    static final class Picklist {
        final String name;
        final Fulfillment of;
        String status = "open";
        String picker = "nobody";
        String at = "null";
        final List<Line> lines = new ArrayList<>();
        final List<Pick> picks = new ArrayList<>();

        Picklist(String name, Fulfillment of) {
            this.name = name;
            this.of = of;
        }

        Optional<Line> current() {
            return lines.stream().filter(Line::isOpen).min(Comparator.comparingInt(line -> line.position));
        }

        int last() {
            return lines.stream().mapToInt(line -> line.position).max().orElse(0);
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
    final Map<String, String> orders = new TreeMap<>();
    final Map<String, Fulfillment> fulfillments = new TreeMap<>();
    final List<Picklist> picklists = new ArrayList<>();
    final List<Shelf> shelves = new ArrayList<>();
    final Map<String, String> totes = new TreeMap<>();
    /** What must have been told since the last step, by lane. */
    final Map<String, List<String>> events = new TreeMap<>();

    Books(World world, List<State.Stock> stock) {
        this.world = world;
        stock.forEach(each -> shelves.add(new Shelf(each.site(), each.bin(), each.sku(), each.onHand())));
    }

    Fulfillment fulfillment(String name) {
        Fulfillment found = fulfillments.get(name);
        if (found == null) {
            throw new Refusal("not_found");
        }
        return found;
    }

    Picklist picklist(String name) {
        return picklists.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("not_found"));
    }

    Shelf shelf(String site, String bin, String sku) {
        return shelves.stream()
                .filter(each -> each.site.equals(site) && each.bin.equals(bin) && each.sku.equals(sku))
                .findFirst()
                .orElseThrow();
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
                        .filter(list -> list.of.site.equals(shelf.site))
                        .flatMap(list -> list.lines.stream())
                        .filter(line -> line.bin.equals(shelf.bin) && line.item.sku.equals(shelf.sku))
                        .mapToInt(Line::open)
                        .sum();
    }

    int available(Shelf shelf) {
        return shelf.counting ? 0 : shelf.onHand - allocated(shelf);
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
}
