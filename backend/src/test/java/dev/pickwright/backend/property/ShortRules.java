package dev.pickwright.backend.property;

import static dev.pickwright.backend.property.Books.require;

import dev.pickwright.backend.property.Books.Fulfillment;
import dev.pickwright.backend.property.Books.Item;
import dev.pickwright.backend.property.Books.Line;
import dev.pickwright.backend.property.Books.Picklist;
import dev.pickwright.backend.property.Books.Refusal;
import dev.pickwright.backend.property.Books.Shelf;
import dev.pickwright.model.access.Role;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows 7 and 8 of the operations of domain.md: what was not found. */
final class ShortRules {

    private final Books books;
    private final PickRules picking;

    ShortRules(Books books, PickRules picking) {
        this.books = books;
        this.picking = picking;
    }

    /** The line closes, and so does what else on the picklist hoped for the same units, if it can in the same way. */
    void shortPick(Picklist list, World.Person picker, Ask told, Seen seen) {
        PickRules.requireYours(list, picker);
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
        String resolution = told.text("resolution");
        int elsewhere = elsewhere(list, line);
        requirePossible(list, line, found, resolution, elsewhere);
        if (found > line.picked) {
            picking.pick(list, line, found - line.picked);
        }
        Map<Line, Integer> anew = new LinkedHashMap<>();
        Map<Fulfillment, Map<Item, Integer>> later = new LinkedHashMap<>();
        close(line, resolution, anew, later);
        for (Line other : hopingForTheSame(list, line, resolution)) {
            String its = resolution.equals("fail") ? "other_bin" : resolution;
            int taken = anew.values().stream().mapToInt(Integer::intValue).sum();
            boolean fits = !its.equals("other_bin") || other.open() <= elsewhere - taken;
            if (fits && !leavesNothing(list, other, other.picked, its)) {
                close(other, its, anew, later);
            }
        }
        books.shelf(list.site, line.bin, line.item.sku).counting = true;
        promiseElsewhere(list, anew, seen.state());
        later.forEach((of, units) -> backOrder(of, units, seen));
        if (resolution.equals("fail")) {
            fail(list, line.of);
        }
    }

    private List<Line> hopingForTheSame(Picklist list, Line line, String resolution) {
        return list.lines.stream()
                .filter(other -> other != line && other.isOpen())
                .filter(other -> other.bin.equals(line.bin) && other.item.sku.equals(line.item.sku))
                .filter(other -> !resolution.equals("fail") || other.of != line.of)
                .sorted(Comparator.comparingInt(other -> other.position))
                .toList();
    }

    private void requirePossible(Picklist list, Line line, int found, String resolution, int elsewhere) {
        if (resolution.equals("other_bin") && elsewhere < line.quantity - found) {
            throw new Refusal("stock_short");
        }
        if (leavesNothing(list, line, found, resolution)) {
            throw new Refusal("quantity_refused");
        }
    }

    /** Whether nothing would be left that could ship. */
    private boolean leavesNothing(Picklist list, Line line, int found, String resolution) {
        boolean settles = List.of("ship_short", "back_order").contains(resolution);
        boolean openLines =
                list.lines.stream().anyMatch(other -> other != line && other.of == line.of && other.isOpen());
        return settles && found == 0 && line.of.picked() == 0 && books.waiting(line.of) == 0 && !openLines;
    }

    private void close(
            Line line, String resolution, Map<Line, Integer> anew, Map<Fulfillment, Map<Item, Integer>> later) {
        int missing = line.open();
        line.missing = missing;
        line.status = "short";
        line.of.avoided.add(line.bin + " " + line.item.sku);
        books.tell(line.of.name, "fulfillment.short_picked");
        switch (resolution) {
            case "other_bin" -> anew.put(line, missing);
            case "wait" -> {}
            default -> line.item.missing += missing;
        }
        if (resolution.equals("ship_short") || resolution.equals("back_order")) {
            line.item.settled += missing;
        }
        if (resolution.equals("back_order")) {
            later.computeIfAbsent(line.of, of -> new LinkedHashMap<>()).merge(line.item, missing, Integer::sum);
        }
    }

    private int elsewhere(Picklist list, Line line) {
        return books.shelves.stream()
                .filter(shelf -> shelf.site.equals(list.site) && shelf.sku.equals(line.item.sku))
                .filter(shelf -> !shelf.bin.equals(line.bin))
                .mapToInt(books::available)
                .sum();
    }

    /** From which bins is the product's choice. */
    private void promiseElsewhere(Picklist list, Map<Line, Integer> anew, State seen) {
        Map<Item, Integer> wanted = new HashMap<>();
        anew.forEach((closed, units) -> wanted.merge(closed.item, units, Integer::sum));
        Map<Item, Integer> added = addLines(list, seen);
        require(added.equals(wanted), "all that is missing is planned anew");
    }

    /** The product's new lines, each of units that may be promised. */
    private Map<Item, Integer> addLines(Picklist list, State seen) {
        Map<Item, Integer> added = new HashMap<>();
        int last = list.last();
        for (State.Line line : seen.picklist(list.name).orElseThrow().lines()) {
            if (line.position() > last) {
                Fulfillment of = books.fulfillment(line.of());
                Item item = of.items.get(line.item());
                Shelf shelf = books.shelf(list.site, line.bin(), item.sku);
                require(books.available(shelf) >= line.quantity(), line.bin() + " has not so many");
                list.lines.add(new Line(line.position(), of, item, line.bin(), line.quantity()));
                added.merge(item, line.quantity(), Integer::sum);
            }
        }
        return added;
    }

    /** The next part of the order brings them; what there is, is promised, and the rest waits. */
    private void backOrder(Fulfillment of, Map<Item, Integer> units, Seen seen) {
        String place = of.order + "/" + of.site + "/";
        long parts = books.fulfillments.keySet().stream()
                .filter(name -> name.startsWith(place))
                .count();
        Fulfillment next = picking.born(place + (parts + 1), of.order, of.site);
        units.forEach((item, quantity) -> picking.add(next, item.line, item.sku, quantity));
        promiseWhatThereIs(next, () -> picking.promise(next, seen.promisesOf(next.name)));
    }

    /** By SKU, as much of what waits as there is. */
    private void promiseWhatThereIs(Fulfillment of, Runnable promise) {
        Map<String, Integer> possible = new HashMap<>();
        of.items.values().forEach(item -> possible.merge(item.sku, books.waiting(item), Integer::sum));
        Map<String, Integer> before = Map.copyOf(possible);
        possible.replaceAll((sku, units) -> Math.min(units, supply(of, sku)));
        promise.run();
        before.forEach((sku, units) -> {
            int still = of.items.values().stream()
                    .filter(item -> item.sku.equals(sku))
                    .mapToInt(books::waiting)
                    .sum();
            require(units - still == possible.get(sku), "as many of %s as there are are promised".formatted(sku));
        });
    }

    private int supply(Fulfillment of, String sku) {
        return books.shelves.stream()
                .filter(shelf -> shelf.site.equals(of.site) && shelf.sku.equals(sku))
                .mapToInt(books::available)
                .sum();
    }

    void replan(Fulfillment of, Seen seen) {
        if (!of.is("pending", "planning", "picking")) {
            throw new Refusal("transition_refused");
        }
        if (books.waiting(of) == 0) {
            throw new Refusal("nothing_to_do");
        }
        boolean nothing =
                of.items.values().stream().noneMatch(item -> books.waiting(item) > 0 && supply(of, item.sku) > 0);
        if (nothing) {
            throw new Refusal("stock_short");
        }
        promiseWhatThereIs(of, () -> {
            if (of.is("picking")) {
                addLines(picking.workedOn(of).orElseThrow(), seen.state());
            } else {
                picking.promise(of, seen.promisesOf(of.name));
            }
        });
    }

    /** By whoever picks it, or a supervisor. */
    void markFailed(Fulfillment of, World.Person by) {
        if (!of.is("picking")) {
            throw new Refusal("transition_refused");
        }
        Picklist list = picking.workedOn(of).orElseThrow();
        if (by.role() == Role.PICKER) {
            PickRules.requireYours(list, by);
        }
        boolean openLines = list.lines.stream().anyMatch(line -> line.of == of && line.isOpen());
        if (!openLines && books.waiting(of) == 0 && of.picked() > 0) {
            throw new Refusal("nothing_to_do");
        }
        fail(list, of);
    }

    private void fail(Picklist list, Fulfillment of) {
        picking.leave(list, of);
        of.items.values().forEach(item -> item.missing = item.ordered - item.picked);
        of.pickAttempts++;
        books.tell(of.name, "fulfillment.error");
        books.go(of, "pick_failed");
        picking.settle(list);
    }

    /** New lines for what is missing, from bins that were not found wrong; from which is the product's choice. */
    void retry(Fulfillment of, State seen) {
        if (!of.is("pick_failed")) {
            throw new Refusal("transition_refused");
        }
        if (of.pickAttempts >= of.maxPickAttempts) {
            throw new Refusal("attempts_exhausted");
        }
        Map<String, Integer> wanted = new HashMap<>();
        of.items.values().forEach(item -> wanted.merge(item.sku, item.missing - item.settled, Integer::sum));
        wanted.forEach((sku, missing) -> {
            if (missing > rightBins(of, sku).stream().mapToInt(books::available).sum()) {
                throw new Refusal("stock_short");
            }
        });
        State.Picklist planned = seen.picklistOf(of.name).orElseThrow();
        of.items.values().forEach(item -> promiseAgain(of, item, planned));
        books.go(of, "picking");
        picking.makeList(List.of(of));
    }

    private List<Shelf> rightBins(Fulfillment of, String sku) {
        return books.shelves.stream()
                .filter(shelf -> shelf.site.equals(of.site) && shelf.sku.equals(sku))
                .filter(shelf -> !of.avoided.contains(shelf.bin + " " + sku))
                .toList();
    }

    private void promiseAgain(Fulfillment of, Item item, State.Picklist planned) {
        int again = 0;
        for (State.Line line : planned.lines()) {
            if (line.of().equals(of.name) && line.item() == item.line) {
                Shelf shelf = books.shelf(of.site, line.bin(), item.sku);
                require(rightBins(of, item.sku).contains(shelf), line.bin() + " was found wrong");
                require(books.available(shelf) >= line.quantity(), line.bin() + " has not so many");
                item.promised.merge(line.bin(), line.quantity(), Integer::sum);
                again += line.quantity();
            }
        }
        require(again == item.missing - item.settled, "what is missing is planned anew, no more and no less");
        item.missing -= again;
    }
}
