package dev.pickwright.backend.property;

import dev.pickwright.backend.property.Books.Fulfillment;
import dev.pickwright.backend.property.Books.Picklist;
import dev.pickwright.backend.property.Books.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * domain.md in plain objects: naive, without a database, and written from its tables, not from the product. Where
 * domain.md leaves a choice (which warehouse, which bin), it takes over what the product chose and sees that the
 * choice was allowed.
 */
class Model {

    private final Books books;
    private final OrderRules orders;
    private final PickRules picking;
    private final PackRules packing;

    Model(World world, List<State.Stock> stock) {
        this.books = new Books(world, stock);
        this.orders = new OrderRules(books);
        this.picking = new PickRules(books);
        this.packing = new PackRules(books);
    }

    /** For tests that plant a mistake: another one that begins where this one does. */
    Model(Model other) {
        this(other.books.world, other.state().stock());
    }

    /**
     * What must come of it: {@code accepted}, {@code refused} for a scan that does not fit, or a problem's code.
     *
     * @param after how the product stands after it, for its choices
     */
    String outcome(Ask ask, Seen after) {
        books.events.clear();
        try {
            requireAllowed(ask);
            carryOut(ask, after);
            return "accepted";
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }

    private static void requireAllowed(Ask ask) {
        if (!ask.person().may(ask.deed())) {
            throw new Refusal("not_allowed");
        }
        if (ask.deed().about() != Deed.About.NOTHING && ask.subject().equals(Ask.NOTHING)) {
            throw new Refusal("not_found");
        }
        if (ask.stale()) {
            throw new Refusal("task_changed");
        }
        boolean operatorsOnly = ask.deed().about() == Deed.About.PICKLIST
                || ask.deed() == Deed.NEXT_PICKLIST
                || ask.deed() == Deed.BENCH_SCAN;
        if (operatorsOnly && ask.person() == World.SYSTEM) {
            throw new Refusal("not_signed_in");
        }
    }

    /** Open to tests that plant a mistake. */
    void carryOut(Ask ask, Seen after) {
        switch (ask.deed().about()) {
            case NOTHING -> carryOutOnNothing(ask, after);
            case FULFILLMENT -> carryOut(ask, books.fulfillment(ask.subject()), after.state());
            case PICKLIST -> carryOut(ask, books.picklist(ask.subject()), after.state());
        }
    }

    private void carryOutOnNothing(Ask ask, Seen after) {
        switch (ask.deed()) {
            case CREATE_ORDER -> {
                orders.create(ask, after.state());
                after.state()
                        .of(ask.text("number"))
                        .forEach(part -> orders.promise(books.fulfillment(part.name()), after.promisesOf(part.name())));
            }
            case NEXT_PICKLIST -> picking.next(ask.person());
            case BENCH_SCAN -> packing.scanAtBench(ask.person(), ask.text("code"));
            default -> throw new IllegalStateException("no rule for " + ask.deed());
        }
    }

    private void carryOut(Ask ask, Fulfillment of, State seen) {
        switch (ask.deed()) {
            case START_PLANNING -> orders.startPlanning(of);
            case GENERATE_PICKLIST -> picking.generate(of);
            case RETRY_PICK -> picking.retry(of, seen);
            case PACK_SCAN -> packing.scan(of, ask.text("code"));
            case PACK_REST -> packing.packRest(of, ask.number("item"), ask.number("quantity"));
            case OPEN_PACKAGE -> packing.openPackage(of);
            case CLOSE_PACKAGE -> packing.closePackage(of, ask.number("weight_grams"));
            case UNDO_PACK -> packing.undo(of);
            case CONFIRM_PACKED -> packing.confirmPacked(of);
            case MARK_PACK_FAILED -> orders.markPackFailed(of);
            case RETRY_PACK -> orders.retryPack(of);
            case REOPEN_PACKED -> packing.reopen(of);
            case RECORD_QC -> packing.recordQc(of, (Boolean) ask.says().get("passed"));
            case MARK_READY -> packing.markReady(of);
            case SHIP -> packing.ship(of);
            case COMPLETE -> orders.complete(of);
            case CANCEL -> orders.cancel(of);
            default -> throw new IllegalStateException("no rule for " + ask.deed());
        }
    }

    private void carryOut(Ask ask, Picklist list, State seen) {
        switch (ask.deed()) {
            case PICK_SCAN -> picking.scan(list, ask.person(), ask.text("code"));
            case CONFIRM_QUANTITY ->
                picking.confirmQuantity(list, ask.person(), ask.number("line"), ask.number("quantity"));
            case SHORT_PICK -> picking.shortPick(list, ask.person(), ask, seen);
            case SKIP_LINE -> picking.skip(list, ask.person());
            case UNDO_PICK -> picking.undo(list, ask.person());
            case FINISH_PICKING -> picking.finish(list, ask.person());
            case RELEASE_PICKLIST -> picking.release(list, ask.person());
            default -> throw new IllegalStateException("no rule for " + ask.deed());
        }
    }

    /** The events that the last step must have told, by lane. */
    Map<String, List<String>> events() {
        return books.events;
    }

    State state() {
        return new State(
                        books.orders.entrySet().stream()
                                .map(each -> new State.Order(each.getKey(), each.getValue()))
                                .toList(),
                        books.fulfillments.values().stream()
                                .map(this::fulfillment)
                                .toList(),
                        books.picklists.stream().map(Model::picklist).toList(),
                        books.shelves.stream()
                                .map(shelf -> new State.Stock(
                                        shelf.site,
                                        shelf.bin,
                                        shelf.sku,
                                        shelf.onHand,
                                        books.allocated(shelf),
                                        books.available(shelf)))
                                .toList(),
                        books.totes)
                .sorted();
    }

    private State.Fulfillment fulfillment(Fulfillment of) {
        return new State.Fulfillment(
                of.name,
                of.order,
                of.site,
                of.status,
                of.pickAttempts,
                of.packAttempts,
                of.qcRequired,
                of.items.values().stream().map(item -> item(of, item)).toList(),
                of.boxes.stream().map(box -> box(of, box)).toList(),
                of.checks.stream().map(check -> check.status).toList(),
                List.copyOf(of.openHolds));
    }

    private State.Item item(Fulfillment of, Books.Item item) {
        int allocated =
                item.promised.values().stream().mapToInt(Integer::intValue).sum()
                        + books.picklists.stream()
                                .filter(list -> list.of == of)
                                .flatMap(list -> list.lines.stream())
                                .filter(line -> line.item == item)
                                .mapToInt(Books.Line::open)
                                .sum();
        return new State.Item(item.line, item.sku, item.ordered, allocated, item.picked, item.missing, item.packed);
    }

    private static State.Box box(Fulfillment of, Books.Box box) {
        Map<String, Integer> contents = new TreeMap<>();
        box.byItem.forEach((line, quantity) -> contents.merge(of.items.get(line).sku, quantity, Integer::sum));
        return new State.Box(box.number, box.status, contents);
    }

    private static State.Picklist picklist(Picklist list) {
        List<Books.Line> lines = new ArrayList<>(list.lines);
        lines.sort(Comparator.comparingInt(line -> line.position));
        return new State.Picklist(
                list.name,
                list.of.site,
                list.status,
                list.picker,
                list.at,
                lines.stream()
                        .map(line -> new State.Line(
                                line.position,
                                line.item.line,
                                line.item.sku,
                                line.bin,
                                line.quantity,
                                line.picked,
                                line.missing,
                                line.status))
                        .toList());
    }
}
