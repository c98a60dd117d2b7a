package dev.pickwright.backend.property;

import dev.pickwright.backend.property.Books.Box;
import dev.pickwright.backend.property.Books.Check;
import dev.pickwright.backend.property.Books.Fulfillment;
import dev.pickwright.backend.property.Books.Item;
import dev.pickwright.backend.property.Books.Pack;
import dev.pickwright.backend.property.Books.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rows 9 to 16 of the operations of domain.md: what happens at the bench. */
final class PackRules {

    private final Books books;
    private int seals;

    PackRules(Books books) {
        this.books = books;
    }

    /** A tote or an order number names the fulfillment; goods that were picked start being packed. */
    void scanAtBench(World.Person packer, String code) {
        Fulfillment of = named(packer, code).orElseThrow(() -> new Refusal("refused"));
        if (of.status.equals("picked")) {
            books.go(of, "packing");
        }
    }

    private Optional<Fulfillment> named(World.Person packer, String code) {
        String inTote = books.totes.get(packer.site() + "/" + code);
        return inTote != null
                ? Optional.of(books.fulfillment(inTote))
                : books.fulfillments.values().stream()
                        .filter(each -> each.order.equals(code) && each.site.equals(packer.site()))
                        .min(Comparator.comparingInt(each -> each.born));
    }

    void scan(Fulfillment of, String code) {
        List<Item> fitting = of.items.values().stream()
                .filter(item -> item.sku.equals(code) && item.picked > item.packed)
                .toList();
        if (!of.status.equals("packing") || fitting.isEmpty()) {
            throw new Refusal("refused");
        }
        put(of, fitting.getFirst(), 1);
    }

    void packRest(Fulfillment of, int line, int quantity) {
        requirePacking(of);
        Item item = of.items.get(line);
        if (item == null || item.packed == 0) {
            throw new Refusal("task_changed");
        }
        if (quantity > item.picked - item.packed) {
            throw new Refusal("quantity_refused");
        }
        put(of, item, quantity);
    }

    private void put(Fulfillment of, Item item, int quantity) {
        Box box = of.openBox().orElseGet(() -> open(of));
        box.byItem.merge(item.line, quantity, Integer::sum);
        item.packed += quantity;
        of.packs.add(new Pack(box, item, quantity));
    }

    private Box open(Fulfillment of) {
        Box box = new Box();
        box.number = of.boxes.size() + 1;
        box.seal = ++seals;
        of.boxes.add(box);
        return box;
    }

    private static void requirePacking(Fulfillment of) {
        if (!of.status.equals("packing")) {
            throw new Refusal("task_changed");
        }
    }

    /** While the open box is empty, it only becomes another type of box. */
    void openPackage(Fulfillment of) {
        requirePacking(of);
        if (of.openBox().isEmpty()) {
            open(of);
        } else if (of.openBox().get().units() > 0) {
            throw new Refusal("task_changed");
        }
    }

    void closePackage(Fulfillment of, int grams) {
        requirePacking(of);
        Box box = of.openBox().orElseThrow(() -> new Refusal("task_changed"));
        if (box.units() == 0) {
            throw new Refusal("task_changed");
        }
        if (grams <= World.TARE) {
            throw new Refusal("quantity_refused");
        }
        box.status = "closed";
        books.tell(of.name, "package.created");
    }

    void undo(Fulfillment of) {
        Pack last = of.packs.isEmpty() ? null : of.packs.getLast();
        if (!of.status.equals("packing") || last == null || !last.box().status.equals("open")) {
            throw new Refusal("nothing_to_undo");
        }
        of.packs.removeLast();
        last.item().packed -= last.quantity();
        last.box().byItem.merge(last.item().line, -last.quantity(), Integer::sum);
        last.box().byItem.values().removeIf(quantity -> quantity == 0);
    }

    void confirmPacked(Fulfillment of) {
        requirePacking(of);
        boolean all = of.items.values().stream().allMatch(item -> item.packed == item.picked);
        if (!all || of.openBox().isPresent()) {
            throw new Refusal("task_changed");
        }
        books.go(of, "packed");
        books.totes.values().removeIf(of.name::equals);
        if (of.qcRequired && of.checks.stream().noneMatch(check -> check.status.equals("due"))) {
            of.checks.add(new Check());
        }
    }

    /** The box that was sealed last is open again, under another seal. */
    void reopen(Fulfillment of) {
        if (!of.status.equals("packed")) {
            throw new Refusal("task_changed");
        }
        of.boxes.stream()
                .filter(box -> box.status.equals("closed"))
                .max(Comparator.comparingInt(box -> box.seal))
                .ifPresent(box -> {
                    box.status = "open";
                    box.seal = ++seals;
                    books.tell(of.name, "package.voided");
                });
        books.go(of, "packing");
    }

    void recordQc(Fulfillment of, boolean passed) {
        Check due = of.checks.stream()
                .filter(check -> check.status.equals("due"))
                .findFirst()
                .orElseThrow(() -> new Refusal("task_changed"));
        if (!of.status.equals("packed")) {
            throw new Refusal("task_changed");
        }
        due.status = passed ? "passed" : "failed";
        due.contents = of.contents();
        books.tell(of.name, "qc.recorded");
        if (!passed) {
            reopen(of);
        }
    }

    private static void requireGatesOpen(Fulfillment of) {
        boolean passed = !of.checks.isEmpty()
                && of.checks.getLast().status.equals("passed")
                && of.checks.getLast().contents.equals(of.contents());
        if (!of.openHolds.isEmpty() || of.qcRequired && !passed) {
            throw new Refusal("gate_closed");
        }
    }

    void markReady(Fulfillment of) {
        if (!of.status.equals("packed")) {
            throw new Refusal("transition_refused");
        }
        requireGatesOpen(of);
        books.go(of, "ready");
    }

    void ship(Fulfillment of) {
        if (!of.status.equals("ready")) {
            throw new Refusal("transition_refused");
        }
        requireGatesOpen(of);
        books.go(of, "shipped");
        of.boxes.stream().filter(box -> box.status.equals("closed")).forEach(box -> box.status = "shipped");
        books.tell(of.name, "shipment.dispatched");
    }
}
