package dev.pickwright.backend.property;

import dev.pickwright.backend.property.Books.Fulfillment;
import dev.pickwright.backend.property.Books.Item;
import dev.pickwright.backend.property.Books.Line;
import dev.pickwright.backend.property.Books.Pick;
import dev.pickwright.backend.property.Books.Picklist;
import dev.pickwright.backend.property.Books.Refusal;
import dev.pickwright.backend.property.Books.Shelf;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows 3 to 8 of the operations of domain.md: picking. */
final class PickRules {

    private final Books books;

    PickRules(Books books) {
        this.books = books;
    }

    void generate(Fulfillment of) {
        if (!of.status.equals("planning")) {
            throw new Refusal("transition_refused");
        }
        if (!of.openHolds.isEmpty()) {
            throw new Refusal("gate_closed");
        }
        books.go(of, "picking");
        makeList(of);
    }

    /** Every promise becomes a line, in walking order. */
    private Picklist makeList(Fulfillment of) {
        int count = (int) books.picklists.stream().filter(each -> each.of == of).count();
        Picklist list = new Picklist(of.name + "#" + (count + 1), of);
        of.items.values().stream()
                .flatMap(item -> item.promised.entrySet().stream()
                        .map(promise -> new Line(0, item, promise.getKey(), promise.getValue())))
                .sorted(Comparator.comparing((Line line) -> line.bin).thenComparing(line -> line.item.line))
                .forEach(line -> {
                    line.position = list.lines.size() + 1;
                    list.lines.add(line);
                });
        of.items.values().forEach(item -> item.promised.clear());
        books.picklists.add(list);
        books.tell(list.name, "picklist.created");
        return list;
    }

    /** What the picker has, else the oldest free picklist, else a new one for the fulfillment that waits longest. */
    void next(World.Person picker) {
        if (books.picklists.stream().anyMatch(list -> list.picker.equals(picker.badge()) && isClaimed(list))) {
            return;
        }
        Picklist list = books.picklists.stream()
                .filter(each -> each.of.site.equals(picker.site()) && each.status.equals("open"))
                .findFirst()
                .orElseGet(() -> planned(picker.site()));
        list.status = "claimed";
        list.picker = picker.badge();
        list.at = "null";
    }

    private Picklist planned(String site) {
        Fulfillment of = books.fulfillments.values().stream()
                .filter(each -> each.site.equals(site))
                .filter(each -> each.status.equals("pending") || each.status.equals("planning"))
                .min(Comparator.comparingInt(each -> each.born))
                .orElseThrow(() -> new Refusal("nothing_to_do"));
        if (of.status.equals("pending")) {
            books.go(of, "planning");
        }
        books.go(of, "picking");
        return makeList(of);
    }

    private static boolean isClaimed(Picklist list) {
        return list.status.equals("claimed");
    }

    private static void requireYours(Picklist list, World.Person picker) {
        if (!isClaimed(list) || !list.picker.equals(picker.badge())) {
            throw new Refusal("not_yours");
        }
    }

    void scan(Picklist list, World.Person picker, String code) {
        requireYours(list, picker);
        Line line = list.current().orElseThrow(() -> new Refusal("refused"));
        if (!books.totes.containsValue(list.of.name)) {
            String tote = list.of.site + "/" + code;
            if (!code.startsWith("T-") || books.totes.containsKey(tote)) {
                throw new Refusal("refused");
            }
            books.totes.put(tote, list.of.name);
        } else if (!line.bin.equals(list.at)) {
            requireFits(code.equals(line.bin));
            list.at = line.bin;
        } else {
            requireFits(code.equals(line.item.sku));
            pick(list, line, 1);
        }
    }

    private static void requireFits(boolean fits) {
        if (!fits) {
            throw new Refusal("refused");
        }
    }

    private void pick(Picklist list, Line line, int quantity) {
        line.picked += quantity;
        line.item.picked += quantity;
        books.shelf(list.of.site, line.bin, line.item.sku).onHand -= quantity;
        list.picks.add(new Pick(line, quantity));
        if (line.open() == 0) {
            line.status = "picked";
        }
    }

    void confirmQuantity(Picklist list, World.Person picker, int position, int quantity) {
        requireYours(list, picker);
        Line line = list.current().filter(each -> each.position == position).orElse(null);
        if (line == null || !line.bin.equals(list.at) || line.picked == 0) {
            throw new Refusal("task_changed");
        }
        if (quantity > line.open()) {
            throw new Refusal("quantity_refused");
        }
        pick(list, line, quantity);
    }

    void shortPick(Picklist list, World.Person picker, Ask told, State seen) {
        requireYours(list, picker);
        Line line = list.lines.stream()
                .filter(each -> each.position == told.number("line") && each.isOpen())
                .findFirst()
                .orElseThrow(() -> new Refusal("task_changed"));
        int found = told.number("found");
        if (found < line.picked || found >= line.quantity) {
            throw new Refusal("quantity_refused");
        }
        if (found > line.picked && line.picked == 0) {
            throw new Refusal("task_changed");
        }
        int missing = line.quantity - found;
        String resolution = told.text("resolution");
        requirePossible(list, line, found, missing, resolution);
        if (found > line.picked) {
            pick(list, line, found - line.picked);
        }
        line.missing = missing;
        line.status = "short";
        Fulfillment of = list.of;
        of.avoided.add(line.bin + " " + line.item.sku);
        books.tell(of.name, "fulfillment.short_picked");
        if (resolution.equals("other_bin")) {
            promiseElsewhere(list, line, missing, seen);
        } else {
            line.item.missing += missing;
        }
        books.shelf(of.site, line.bin, line.item.sku).counting = true;
        if (resolution.equals("fail")) {
            fail(list);
        }
    }

    private void requirePossible(Picklist list, Line line, int found, int missing, String resolution) {
        if (resolution.equals("other_bin") && elsewhere(list.of, line) < missing) {
            throw new Refusal("stock_short");
        }
        boolean nothingElse = list.lines.stream().noneMatch(other -> other != line && other.isOpen());
        int picked = list.of.picked() + found - line.picked;
        if (resolution.equals("ship_short") && picked == 0 && nothingElse) {
            throw new Refusal("quantity_refused");
        }
    }

    private int elsewhere(Fulfillment of, Line line) {
        return books.shelves.stream()
                .filter(shelf -> shelf.site.equals(of.site) && shelf.sku.equals(line.item.sku))
                .filter(shelf -> !shelf.bin.equals(line.bin))
                .mapToInt(books::available)
                .sum();
    }

    /** From which bins is the product's choice. */
    private void promiseElsewhere(Picklist list, Line line, int missing, State seen) {
        int last = list.last();
        int promised = 0;
        for (State.Line added : seen.picklist(list.name).orElseThrow().lines()) {
            if (added.position() > last) {
                Shelf shelf = books.shelf(list.of.site, added.bin(), line.item.sku);
                OrderRules.require(!added.bin().equals(line.bin), "another bin is not the same bin");
                OrderRules.require(books.available(shelf) >= added.quantity(), "the other bin has not so many");
                list.lines.add(new Line(added.position(), line.item, added.bin(), added.quantity()));
                promised += added.quantity();
            }
        }
        OrderRules.require(promised == missing, "all that is missing is planned anew");
    }

    private void fail(Picklist list) {
        for (Line line : list.lines) {
            if (line.isOpen()) {
                line.item.promised.merge(line.bin, line.open(), Integer::sum);
                line.status = "cancelled";
            }
        }
        list.status = "cancelled";
        list.picker = "nobody";
        list.at = "null";
        list.of.pickAttempts++;
        books.tell(list.of.name, "fulfillment.error");
        books.go(list.of, "pick_failed");
    }

    /** New lines for what is missing, from bins that were not found wrong; from which is the product's choice. */
    void retry(Fulfillment of, State seen) {
        if (!of.status.equals("pick_failed")) {
            throw new Refusal("transition_refused");
        }
        if (of.pickAttempts >= 3) {
            throw new Refusal("attempts_exhausted");
        }
        Map<String, Integer> wanted = new HashMap<>();
        of.items.values().forEach(item -> wanted.merge(item.sku, item.missing, Integer::sum));
        wanted.forEach((sku, missing) -> {
            if (missing > rightBins(of, sku).stream().mapToInt(books::available).sum()) {
                throw new Refusal("stock_short");
            }
        });
        State.Picklist planned = seen.picklistOf(of.name).orElseThrow();
        for (Item item : of.items.values()) {
            promiseAgain(of, item, planned);
        }
        books.go(of, "picking");
        makeList(of);
    }

    private List<Shelf> rightBins(Fulfillment of, String sku) {
        return books.shelves.stream()
                .filter(shelf -> shelf.site.equals(of.site) && shelf.sku.equals(sku))
                .filter(shelf -> !of.avoided.contains(shelf.bin + " " + sku))
                .toList();
    }

    private void promiseAgain(Fulfillment of, Item item, State.Picklist planned) {
        Map<String, Integer> byBin = new HashMap<>();
        planned.lines().stream()
                .filter(line -> line.item() == item.line)
                .forEach(line -> byBin.merge(line.bin(), line.quantity(), Integer::sum));
        item.promised.forEach((bin, quantity) -> byBin.merge(bin, -quantity, Integer::sum));
        byBin.values().removeIf(quantity -> quantity == 0);
        byBin.forEach((bin, quantity) -> {
            Shelf shelf = books.shelf(of.site, bin, item.sku);
            OrderRules.require(rightBins(of, item.sku).contains(shelf), bin + " was found wrong");
            OrderRules.require(books.available(shelf) >= quantity, bin + " has not so many");
            item.promised.merge(bin, quantity, Integer::sum);
        });
        int again = byBin.values().stream().mapToInt(Integer::intValue).sum();
        OrderRules.require(again == item.missing, "what is missing is planned anew, no more and no less");
        item.missing = 0;
    }

    void skip(Picklist list, World.Person picker) {
        requireYours(list, picker);
        if (list.lines.stream().filter(Line::isOpen).count() < 2) {
            throw new Refusal("nothing_to_do");
        }
        list.current().orElseThrow().position = list.last() + 1;
        list.lines.sort(Comparator.comparingInt(line -> line.position));
    }

    void undo(Picklist list, World.Person picker) {
        requireYours(list, picker);
        Line line = list.picks.isEmpty() ? null : list.picks.getLast().line();
        if (line == null || line.status.equals("short") || line.status.equals("cancelled")) {
            throw new Refusal("nothing_to_undo");
        }
        int quantity = list.picks.removeLast().quantity();
        line.picked -= quantity;
        line.item.picked -= quantity;
        line.status = "open";
        books.shelf(list.of.site, line.bin, line.item.sku).onHand += quantity;
        list.at = line.bin;
    }

    void finish(Picklist list, World.Person picker) {
        requireYours(list, picker);
        if (list.current().isPresent() || list.of.picked() == 0) {
            throw new Refusal("task_changed");
        }
        list.status = "completed";
        list.picker = "nobody";
        list.at = "null";
        books.tell(list.name, "picklist.completed");
        books.go(list.of, "picked");
    }

    void release(Picklist list, World.Person picker) {
        requireYours(list, picker);
        list.status = "open";
        list.picker = "nobody";
        list.at = "null";
    }
}
