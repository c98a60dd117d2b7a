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
 * domain.md leaves a choice (which warehouse, which bin, which tote), it takes over what the product chose and sees
 * that the choice was allowed.
 */
class Model {

    private final Books books;
    private final OrderRules orders;
    private final PickRules picking;
    private final ShortRules shorts;
    private final PackRules packing;
    private final StockRules stock;

    Model(World world, List<State.Stock> stock) {
        this.books = new Books(world, stock);
        this.picking = new PickRules(books);
        this.shorts = new ShortRules(books, picking);
        this.orders = new OrderRules(books, picking);
        this.packing = new PackRules(books);
        this.stock = new StockRules(books, picking);
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
        books.now++;
        try {
            requireAllowed(ask);
            carryOut(ask, after);
            return "accepted";
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }

    private void requireAllowed(Ask ask) {
        Deed deed = ask.deed();
        if (!ask.person().may(deed)) {
            throw new Refusal("not_allowed");
        }
        boolean system = ask.person() == World.SYSTEM;
        if (system
                && List.of(Deed.NEXT_PICKLIST, Deed.BENCH_SCAN, Deed.PICK_SCAN).contains(deed)) {
            throw new Refusal("not_signed_in");
        }
        if (deed.about() != Deed.About.NOTHING && ask.subject().equals(Ask.NOTHING)) {
            throw new Refusal("not_found");
        }
        // Before anything else, a picker is told of what was cancelled.
        boolean learns = deed == Deed.PICK_SCAN && picking.learns(books.picklist(ask.subject()), ask.person());
        if (ask.stale() && !learns) {
            throw new Refusal(deed.saysVersion() ? "task_changed" : "version_stale");
        }
        if (system && deed.about() == Deed.About.PICKLIST) {
            throw new Refusal("not_signed_in");
        }
        // Others than supervisors may, with an approval that nobody gives in these stories.
        if (deed == Deed.RELEASE_HOLD && !ask.person().may(Deed.PLACE_HOLD)) {
            throw new Refusal("approval_needed");
        }
    }

    /** Open to tests that plant a mistake. */
    void carryOut(Ask ask, Seen after) {
        switch (ask.deed().about()) {
            case NOTHING -> carryOutOnNothing(ask, after);
            case ORDER -> {
                if (ask.deed() == Deed.ROUTE_ORDER) {
                    orders.route(ask.subject(), after);
                } else {
                    orders.cancelOrder(ask.subject());
                }
            }
            case FULFILLMENT -> carryOut(ask, books.fulfillment(ask.subject()), after);
            case PICKLIST -> carryOut(ask, books.picklist(ask.subject()), after);
        }
    }

    private void carryOutOnNothing(Ask ask, Seen after) {
        switch (ask.deed()) {
            case CREATE_ORDER -> orders.create(ask, after);
            case CREATE_PICKLIST -> picking.generate(ask.parts());
            case NEXT_PICKLIST -> picking.next(ask.person());
            case BENCH_SCAN -> packing.scanAtBench(ask.person(), ask.text("code"));
            case PUT_BACK_DONE ->
                stock.putBackDone(ask.text("put_back"), ask.text("bin"), (Integer)
                        ask.says().get("quantity"));
            case CREATE_COUNT -> stock.createCount(ask);
            case COUNT_DONE -> stock.countDone(ask.text("count"), ask.number("counted"));
            case ADJUST_STOCK -> stock.adjust(ask);
            case RECEIVE_STOCK -> stock.receive(ask);
            default -> throw new IllegalStateException("no rule for " + ask.deed());
        }
    }

    private void carryOut(Ask ask, Fulfillment of, Seen seen) {
        switch (ask.deed()) {
            case START_PLANNING -> orders.startPlanning(of);
            case GENERATE_PICKLIST -> picking.generate(List.of(of.name));
            case REPLAN -> shorts.replan(of, seen);
            case MARK_PICK_FAILED -> shorts.markFailed(of, ask.person());
            case RETRY_PICK -> shorts.retry(of, seen.state());
            case PACK_SCAN -> packing.scan(of, ask.text("code"), seen.state());
            case PACK_REST -> packing.packRest(of, ask.number("item"), ask.number("quantity"), seen.state());
            case OPEN_PACKAGE -> packing.openPackage(of);
            case CLOSE_PACKAGE -> packing.closePackage(of, ask.number("weight_grams"));
            case REOPEN_PACKAGE -> packing.reopenPackage(of, ask.number("box"));
            case UNDO_PACK -> packing.undo(of, seen.state());
            case CONFIRM_PACKED -> packing.confirmPacked(of);
            case MARK_PACK_FAILED -> orders.markPackFailed(of);
            case RETRY_PACK -> orders.retryPack(of);
            case REOPEN_PACKED -> packing.reopen(of);
            case RECORD_QC -> packing.recordQc(of, ask.text("result"));
            case MARK_READY -> packing.markReady(of);
            case SHIP -> packing.ship(of);
            case COMPLETE -> orders.complete(of);
            case CANCEL -> orders.cancel(of);
            case GRANT_ATTEMPT -> orders.grantAttempt(of);
            case PLACE_HOLD -> orders.placeHold(of);
            case RELEASE_HOLD -> orders.releaseHold(of, ask.number("hold"));
            case UPDATE_STATUS -> update(of, ask.text("status"));
            default -> throw new IllegalStateException("no rule for " + ask.deed());
        }
    }

    /** Only where no facts are needed. */
    private void update(Fulfillment of, String status) {
        switch (status) {
            case "planning" -> orders.startPlanning(of);
            case "packing" -> packing.start(of);
            case "ready" -> packing.markReady(of);
            case "completed" -> orders.complete(of);
            case "cancelled" -> orders.cancel(of);
            default -> throw new Refusal("transition_refused");
        }
    }

    private void carryOut(Ask ask, Picklist list, Seen seen) {
        switch (ask.deed()) {
            case PICK_SCAN -> picking.scan(list, ask.person(), ask.text("code"));
            case CONFIRM_QUANTITY ->
                picking.confirmQuantity(list, ask.person(), ask.number("line"), ask.number("quantity"));
            case SHORT_PICK -> shorts.shortPick(list, ask.person(), ask, seen);
            case SKIP_LINE -> picking.skip(list, ask.person());
            case UNDO_PICK -> picking.undo(list, ask.person());
            case FINISH_PICKING -> picking.finish(list, ask.person());
            case RELEASE_PICKLIST -> picking.release(list, ask.person());
            case TAKE_OVER -> picking.takeOver(list, ask.person());
            default -> throw new IllegalStateException("no rule for " + ask.deed());
        }
    }

    /** The events that the last step must have told, by lane. */
    Map<String, List<String>> events() {
        return books.events;
    }

    State state() {
        Map<String, State.Tote> totes = new TreeMap<>();
        books.totes.forEach((tote, of) -> {
            Map<Integer, Integer> contents = new TreeMap<>();
            of.items.values().forEach(item -> contents.put(item.line, item.inTotes.getOrDefault(tote, 0)));
            contents.values().removeIf(units -> units == 0);
            totes.put(tote, new State.Tote(of.name, contents));
        });
        return new State(
                        books.orders.keySet().stream()
                                .map(each -> new State.Order(each, books.status(each)))
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
                                        books.available(shelf),
                                        shelf.counting))
                                .toList(),
                        totes,
                        books.putBacks.stream().map(Books.PutBack::told).toList())
                .sorted();
    }

    private State.Fulfillment fulfillment(Fulfillment of) {
        return new State.Fulfillment(
                of.name,
                of.order,
                of.site,
                of.status,
                "%d/%d %d/%d".formatted(of.pickAttempts, of.maxPickAttempts, of.packAttempts, of.maxPackAttempts),
                of.qcRequired,
                of.items.values().stream()
                        .map(item -> new State.Item(
                                item.line,
                                item.sku,
                                item.ordered,
                                books.allocated(item),
                                item.picked,
                                item.missing,
                                item.packed))
                        .toList(),
                of.boxes.stream()
                        .map(box -> new State.Box(box.number, box.status, box.bySku()))
                        .toList(),
                of.checks.stream().map(check -> check.status).toList(),
                of.openHolds().stream().map(hold -> hold.kind).toList());
    }

    private static State.Picklist picklist(Picklist list) {
        List<Books.Line> lines = new ArrayList<>(list.lines);
        lines.sort(Comparator.comparingInt(line -> line.position));
        return new State.Picklist(
                list.name,
                list.site,
                list.status,
                list.picker,
                list.at,
                list.told,
                list.inHand == null ? "" : "something",
                list.parts.stream()
                        .map(of -> list.gone.contains(of) ? "-" + of.name : of.name)
                        .sorted()
                        .toList(),
                lines.stream()
                        .map(line -> new State.Line(
                                line.position,
                                line.of.name,
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
