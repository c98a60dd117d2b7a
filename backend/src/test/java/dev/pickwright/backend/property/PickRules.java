package dev.pickwright.backend.property;

import static dev.pickwright.backend.property.Books.require;

import dev.pickwright.backend.property.Books.Fulfillment;
import dev.pickwright.backend.property.Books.Item;
import dev.pickwright.backend.property.Books.Line;
import dev.pickwright.backend.property.Books.Pick;
import dev.pickwright.backend.property.Books.Picklist;
import dev.pickwright.backend.property.Books.PutBack;
import dev.pickwright.backend.property.Books.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows 3 to 6 of the operations of domain.md: picking that goes well, and the goods that go back. */
final class PickRules {

    /** Makes a task of goods to return. */
    interface Returning {
        void putBack(Fulfillment of, Item item, String tote, int quantity);
    }

    private final Books books;

    PickRules(Books books) {
        this.books = books;
    }

    Fulfillment born(String name, String order, String site) {
        Fulfillment of = new Fulfillment(name, order, site, books.now);
        books.fulfillments.put(name, of);
        books.tell(name, "fulfillment.created");
        books.go(of, "pending");
        return of;
    }

    void add(Fulfillment of, int line, String sku, int quantity) {
        of.items.put(line, new Item(line, sku, quantity));
        of.qcRequired |= sku.startsWith("FLAGGED");
    }

    /** Takes over from which bins the product promised what is on no pick line, and sees that it may. */
    void promise(Fulfillment of, Map<Integer, Map<String, Integer>> byItemAndBin) {
        byItemAndBin.forEach((line, byBin) -> {
            Item item = of.items.get(line);
            byBin.forEach((bin, quantity) -> {
                int more = quantity - item.promised.getOrDefault(bin, 0);
                require(
                        books.available(books.shelf(of.site, bin, item.sku)) >= more,
                        "%d of %s were promised from %s, which has not so many".formatted(more, item.sku, bin));
                item.promised.put(bin, quantity);
            });
        });
    }

    void generate(List<String> names) {
        List<Fulfillment> parts = names.stream()
                .map(books::fulfillment)
                .sorted(Comparator.comparingInt((Fulfillment each) -> each.born).thenComparing(each -> each.name))
                .toList();
        if (parts.stream().map(of -> of.site).distinct().count() > 1) {
            throw new Refusal("request_invalid");
        }
        parts.forEach(of -> {
            if (!of.is("planning")) {
                throw new Refusal("transition_refused");
            }
            boolean nothing = of.items.values().stream().allMatch(item -> books.allocated(item) == 0);
            if (!of.openHolds().isEmpty() || nothing) {
                throw new Refusal("gate_closed");
            }
        });
        parts.forEach(of -> books.go(of, "picking"));
        makeList(parts);
    }

    /** Every promise becomes a line, in walking order. */
    Picklist makeList(List<Fulfillment> parts) {
        Picklist list = new Picklist("P" + (books.picklists.size() + 1), parts.getFirst().site, parts);
        for (Fulfillment of : parts) {
            for (Item item : of.items.values()) {
                item.promised.forEach((bin, quantity) -> list.lines.add(new Line(0, of, item, bin, quantity)));
                item.promised.clear();
            }
        }
        list.lines.sort(Comparator.comparing((Line line) -> line.bin)
                .thenComparing(line -> line.of.born)
                .thenComparing(line -> line.of.name)
                .thenComparing(line -> line.item.line));
        list.lines.forEach(line -> line.position = list.lines.indexOf(line) + 1);
        books.picklists.add(list);
        books.tell(list.name, "picklist.created");
        return list;
    }

    /** What the picker has, else the oldest free picklist, else a new one for the fulfillment that waits longest. */
    void next(World.Person picker) {
        if (books.picklists.stream().anyMatch(list -> list.picker.equals(picker.badge()) && list.is("claimed"))) {
            return;
        }
        books.picklists.stream()
                .filter(each -> each.site.equals(picker.site()) && each.is("open"))
                .filter(each ->
                        each.current().isPresent() || each.live().stream().allMatch(of -> books.waiting(of) == 0))
                .findFirst()
                .orElseGet(() -> planned(picker.site()))
                .assign(picker.badge(), "claimed");
    }

    private Picklist planned(String site) {
        Fulfillment of = books.fulfillments.values().stream()
                .filter(each -> each.site.equals(site) && each.is("pending", "planning"))
                .filter(each -> each.openHolds().isEmpty() && books.waiting(each) == 0)
                .min(Comparator.comparingInt((Fulfillment each) -> each.born).thenComparing(each -> each.name))
                .orElseThrow(() -> new Refusal("nothing_to_do"));
        if (of.is("pending")) {
            books.go(of, "planning");
        }
        books.go(of, "picking");
        return makeList(List.of(of));
    }

    private static boolean isYours(Picklist list, World.Person picker) {
        return list.is("claimed") && list.picker.equals(picker.badge());
    }

    static void requireYours(Picklist list, World.Person picker) {
        if (!isYours(list, picker)) {
            throw new Refusal("not_yours");
        }
    }

    /** Whether the next scan only tells the picker of what was cancelled meanwhile. */
    boolean learns(Picklist list, World.Person picker) {
        return isYours(list, picker) && !list.told;
    }

    void scan(Picklist list, World.Person picker, String code) {
        if (learns(list, picker)) {
            list.told = true;
            throw new Refusal("refused");
        }
        requireYours(list, picker);
        List<PutBack> back = putBacks(list);
        if (!back.isEmpty()) {
            scanGoingBack(list, back, code);
            return;
        }
        Line line = list.current().orElseThrow(() -> new Refusal("refused"));
        if (books.toteOf(line.of).isEmpty()) {
            bind(line, code);
        } else if (!line.bin.equals(list.at)) {
            requireFits(code.equals(line.bin));
            list.at = line.bin;
        } else if (code.startsWith("T-")) {
            bind(line, code);
        } else {
            requireFits(code.equals(line.item.sku));
            pick(list, line, 1);
        }
    }

    private void bind(Line line, String code) {
        String tote = line.of.site + "/" + code;
        requireFits(code.startsWith("T-") && !books.totes.containsKey(tote));
        books.totes.put(tote, line.of);
    }

    private void scanGoingBack(Picklist list, List<PutBack> back, String code) {
        if (list.inHand != null) {
            requireFits(code.startsWith("A-"));
            goBack(list.inHand, list.inHand.quantity, code);
            return;
        }
        list.inHand = back.stream()
                .filter(each -> each.item.sku.equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("refused"));
    }

    /** What of cancelled fulfillments on the picklist lies in totes. */
    private List<PutBack> putBacks(Picklist list) {
        return books.putBacks.stream()
                .filter(each -> list.parts.contains(each.of) && each.of.is("cancelled") && each.fromTote())
                .sorted(Comparator.comparing((PutBack each) -> each.from).thenComparing(each -> each.item.sku))
                .toList();
    }

    /** Goods are back in a bin, any of the warehouse; a tote that is empty then is free again. */
    void goBack(PutBack task, int quantity, String bin) {
        task.quantity -= quantity;
        task.item.picked -= quantity;
        books.shelf(task.of.site, bin, task.item.sku).onHand += quantity;
        if (task.fromTote()) {
            task.item.inTotes.merge(task.from, -quantity, Integer::sum);
        }
        if (task.quantity == 0) {
            books.putBacks.remove(task);
            books.picklists.stream().filter(list -> list.inHand == task).forEach(list -> list.inHand = null);
            if (task.fromTote() && books.putBacks.stream().noneMatch(each -> each.from.equals(task.from))) {
                books.totes.remove(task.from);
            }
        }
        books.picklists.stream().filter(list -> list.parts.contains(task.of)).forEach(this::settle);
    }

    private static void requireFits(boolean fits) {
        if (!fits) {
            throw new Refusal("refused");
        }
    }

    void pick(Picklist list, Line line, int quantity) {
        String tote = books.toteOf(line.of).orElseThrow();
        line.picked += quantity;
        line.item.picked += quantity;
        line.item.inTotes.merge(tote, quantity, Integer::sum);
        books.shelf(list.site, line.bin, line.item.sku).onHand -= quantity;
        list.picks.add(new Pick(line, tote, quantity));
        if (line.open() == 0) {
            line.status = "picked";
        }
    }

    void confirmQuantity(Picklist list, World.Person picker, int position, int quantity) {
        requireYours(list, picker);
        Line line = list.current().filter(each -> each.position == position).orElse(null);
        if (!putBacks(list).isEmpty() || line == null || !line.bin.equals(list.at) || line.picked == 0) {
            throw new Refusal("task_changed");
        }
        if (quantity > line.open()) {
            throw new Refusal("quantity_refused");
        }
        pick(list, line, quantity);
    }

    void skip(Picklist list, World.Person picker) {
        requireYours(list, picker);
        if (list.lines.stream().filter(Line::isOpen).count() < 2) {
            throw new Refusal("nothing_to_do");
        }
        list.current().orElseThrow().position = list.last() + 1;
    }

    void undo(Picklist list, World.Person picker) {
        requireYours(list, picker);
        Pick last = list.picks.isEmpty() ? null : list.picks.getLast();
        Line line = last == null ? null : last.line();
        boolean lineGoesOn = line != null && List.of("open", "picked").contains(line.status);
        if (!lineGoesOn || !list.live().contains(line.of)) {
            throw new Refusal("nothing_to_undo");
        }
        list.picks.removeLast();
        line.picked -= last.quantity();
        line.item.picked -= last.quantity();
        line.item.inTotes.merge(last.tote(), -last.quantity(), Integer::sum);
        line.status = "open";
        books.shelf(list.site, line.bin, line.item.sku).onHand += last.quantity();
        list.at = line.bin;
    }

    /** All fulfillments that are still on it are picked. */
    void finish(Picklist list, World.Person picker) {
        requireYours(list, picker);
        List<Fulfillment> live = list.live();
        boolean waits = live.stream().anyMatch(of -> books.waiting(of) > 0);
        if (list.current().isPresent() || !putBacks(list).isEmpty() || waits) {
            throw new Refusal("task_changed");
        }
        if (live.stream().anyMatch(of -> of.picked() == 0)) {
            throw new Refusal("quantity_refused");
        }
        list.assign("nobody", "completed");
        books.tell(list.name, "picklist.completed");
        live.forEach(of -> books.go(of, "picked"));
    }

    void release(Picklist list, World.Person picker) {
        requireYours(list, picker);
        list.assign("nobody", "open");
        settle(list);
    }

    void takeOver(Picklist list, World.Person by) {
        if (list.is("completed", "cancelled")) {
            throw new Refusal("task_changed");
        }
        if (!list.picker.equals(by.badge())) {
            list.assign(by.badge(), "claimed");
        }
    }

    /** The picklist is not about it any more. */
    void leave(Picklist list, Fulfillment of) {
        list.lines.stream().filter(line -> line.of == of && line.isOpen()).forEach(line -> line.status = "cancelled");
        list.gone.add(of);
    }

    /** A picklist about nothing any more is over, unless its picker has goods to put back. */
    void settle(Picklist list) {
        boolean putsBack = list.is("claimed") && !putBacks(list).isEmpty();
        if (list.is("open", "claimed") && list.live().isEmpty() && !putsBack) {
            list.assign("nobody", "cancelled");
        }
    }

    /** Closes the lines; what is in totes goes back, and whoever picks it learns of it. */
    void cancel(Fulfillment of, Returning returning) {
        List<Picklist> lists = unfinished(of);
        lists.forEach(list -> leave(list, of));
        List<String> loaded = new ArrayList<>();
        for (Item item : of.items.values()) {
            item.inTotes.forEach((tote, quantity) -> {
                if (quantity > 0) {
                    loaded.add(tote);
                    returning.putBack(of, item, tote, quantity);
                }
            });
        }
        books.totes.entrySet().removeIf(tote -> tote.getValue() == of && !loaded.contains(tote.getKey()));
        for (Picklist list : lists) {
            if (list.is("claimed") && !loaded.isEmpty()) {
                list.told = false;
            } else {
                settle(list);
            }
        }
    }

    List<Picklist> unfinished(Fulfillment of) {
        return books.picklists.stream()
                .filter(list -> list.parts.contains(of) && list.is("open", "claimed"))
                .toList();
    }

    Optional<Picklist> workedOn(Fulfillment of) {
        return unfinished(of).stream().filter(list -> !list.gone.contains(of)).findFirst();
    }
}
