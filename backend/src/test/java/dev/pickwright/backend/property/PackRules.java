package dev.pickwright.backend.property;

import dev.pickwright.backend.property.Books.Box;
import dev.pickwright.backend.property.Books.Check;
import dev.pickwright.backend.property.Books.Fulfillment;
import dev.pickwright.backend.property.Books.Hold;
import dev.pickwright.backend.property.Books.Item;
import dev.pickwright.backend.property.Books.Pack;
import dev.pickwright.backend.property.Books.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
        Fulfillment inTote = books.totes.get(packer.site() + "/" + code);
        return inTote != null
                ? Optional.of(inTote)
                : books.of(code).stream()
                        .filter(each -> each.site.equals(packer.site()))
                        .findFirst();
    }

    /** Of one that was picked; from its other neighbours packing takes more. */
    void start(Fulfillment of) {
        if (!of.is("picked")) {
            throw new Refusal("transition_refused");
        }
        books.go(of, "packing");
    }

    void scan(Fulfillment of, String code, State seen) {
        Item fitting = of.items.values().stream()
                .filter(item -> item.sku.equals(code) && item.picked > item.packed)
                .findFirst()
                .orElse(null);
        if (!of.is("packing") || fitting == null) {
            throw new Refusal("refused");
        }
        put(of, fitting, 1, seen);
    }

    void packRest(Fulfillment of, int line, int quantity, State seen) {
        requirePacking(of);
        Item item = of.items.get(line);
        if (item == null || item.packed == 0) {
            throw new Refusal("task_changed");
        }
        if (quantity > item.picked - item.packed) {
            throw new Refusal("quantity_refused");
        }
        put(of, item, quantity, seen);
    }

    private void put(Fulfillment of, Item item, int quantity, State seen) {
        Box box = of.openBox().orElseGet(() -> open(of));
        box.byItem.merge(item, quantity, Integer::sum);
        item.packed += quantity;
        of.packs.add(new Pack(box, item, quantity));
        takeOverTotes(of, item, seen);
    }

    /** From which of several totes is the product's choice. */
    private void takeOverTotes(Fulfillment of, Item item, State seen) {
        Map<String, Integer> now = new TreeMap<>();
        seen.totesOf(of.name).forEach(tote -> {
            int units = seen.totes().get(tote).contents().getOrDefault(item.line, 0);
            Books.require(units >= 0, "no tote holds less than nothing");
            now.put(tote, units);
        });
        int sum = now.values().stream().mapToInt(Integer::intValue).sum();
        Books.require(sum == item.picked - item.packed, "what is picked and not packed is in totes");
        item.inTotes.clear();
        item.inTotes.putAll(now);
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

    /** Chosen by its code; an open box without goods makes room. */
    void reopenPackage(Fulfillment of, int number) {
        requirePacking(of);
        Box box = of.closedBoxes().stream()
                .filter(each -> each.number == number)
                .findFirst()
                .orElseThrow(() -> new Refusal("task_changed"));
        if (of.openBox().filter(open -> open.units() > 0).isPresent()) {
            throw new Refusal("task_changed");
        }
        of.openBox().ifPresent(open -> open.status = "voided");
        openAgain(of, box);
    }

    private void openAgain(Fulfillment of, Box box) {
        box.status = "open";
        box.seal = ++seals;
        books.tell(of.name, "package.voided");
    }

    void undo(Fulfillment of, State seen) {
        Pack last = of.packs.isEmpty() ? null : of.packs.getLast();
        if (!of.status.equals("packing") || last == null || !last.box().status.equals("open")) {
            throw new Refusal("nothing_to_undo");
        }
        of.packs.removeLast();
        last.item().packed -= last.quantity();
        last.box().byItem.merge(last.item(), -last.quantity(), Integer::sum);
        last.box().byItem.values().removeIf(quantity -> quantity == 0);
        takeOverTotes(of, last.item(), seen);
    }

    void confirmPacked(Fulfillment of) {
        requirePacking(of);
        boolean all = of.items.values().stream().allMatch(item -> item.packed == item.picked);
        boolean openBoxHoldsGoods = of.openBox().filter(box -> box.units() > 0).isPresent();
        if (!all || openBoxHoldsGoods || of.closedBoxes().isEmpty()) {
            throw new Refusal("task_changed");
        }
        of.openBox().ifPresent(box -> box.status = "voided");
        books.go(of, "packed");
        books.totes.values().removeIf(each -> each == of);
        of.items.values().forEach(item -> item.inTotes.clear());
        if (of.qcRequired
                && isCheckDue(of)
                && newest(of).filter(check -> check.status.equals("due")).isEmpty()) {
            of.checks.add(new Check());
        }
    }

    /** An only box is opened again; of several, the packer chooses. */
    void reopen(Fulfillment of) {
        if (!of.is("packed")) {
            throw new Refusal("task_changed");
        }
        if (of.closedBoxes().size() == 1) {
            openAgain(of, of.closedBoxes().getFirst());
        }
        books.go(of, "packing");
    }

    private static Optional<Check> newest(Fulfillment of) {
        return of.checks.isEmpty() ? Optional.empty() : Optional.of(of.checks.getLast());
    }

    /** Whether the newest check says it of what the packages hold now: passed, or failed and released. */
    private static boolean isDecided(Fulfillment of) {
        return newest(of)
                .filter(check -> check.contents.equals(of.contents()))
                .filter(check -> check.status.equals("passed") || check.hold != null && check.hold.released)
                .isPresent();
    }

    private static boolean isCheckDue(Fulfillment of) {
        boolean waits = newest(of)
                .filter(check -> check.contents.equals(of.contents()))
                .filter(check -> check.hold != null && !check.hold.released)
                .isPresent();
        return !waits && !isDecided(of);
    }

    /** @param result passed, or the disposition of a failed point */
    void recordQc(Fulfillment of, String result) {
        boolean goods = of.items.values().stream().anyMatch(item -> item.packed > 0);
        if (!of.is("packing", "packed") || !goods || !of.qcRequired || !isCheckDue(of)) {
            throw new Refusal("task_changed");
        }
        Check check = newest(of).filter(each -> each.status.equals("due")).orElseGet(() -> {
            Check made = new Check();
            of.checks.add(made);
            return made;
        });
        check.status = result.equals("passed") ? "passed" : "failed";
        check.contents = of.contents();
        books.tell(of.name, "qc.recorded");
        if (result.equals("rework") && of.is("packed")) {
            reopen(of);
        }
        if (result.equals("hold")) {
            check.hold = new Hold("qc");
            of.holds.add(check.hold);
            books.tell(of.name, "hold.placed");
        }
    }

    private static void requireGatesOpen(Fulfillment of) {
        if (!of.openHolds().isEmpty() || of.qcRequired && !isDecided(of)) {
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
