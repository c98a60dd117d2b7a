package dev.pickwright.model.picking;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.BinSupply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a short pick does: the line closes, and so does every other line of the picklist that hoped for the same units,
 * by the same resolution where that goes. A line for which it does not go stays open. Pure.
 */
public final class ShortDecisions {

    private final PickState state;
    private final ShortPick told;
    private final BinSupply supply;
    private final List<PickChange> changes = new ArrayList<>();
    private final Set<PickLineId> closed = new HashSet<>();
    private final Map<FulfillmentId, Map<ItemId, Integer>> backOrders = new LinkedHashMap<>();
    private int position;

    private ShortDecisions(PickState state, ShortPick told, List<BinSupply.Units> others) {
        this.state = state;
        this.told = told;
        this.supply = new BinSupply(others);
        this.position = PickDecisions.lastPosition(state);
    }

    /**
     * Fewer were found than planned.
     *
     * @param others where else the warehouse has units of the SKU, in walking order
     */
    public static Decision<PickChange> shortPick(
            PickState state, OperatorId operator, ShortPick told, List<BinSupply.Units> others) {
        if (PickDecisions.notYours(state, operator)) {
            return PickDecisions.refuseNotYours(state);
        }
        PickState.Line line = state.line(told.line()).orElse(null);
        if (line == null || line.status() != PickLineStatus.OPEN) {
            return PickDecisions.refuse(Message.of("pick.line_closed"), "That line is not open any more.");
        }
        if (told.found() < line.picked() || told.found() >= line.quantity()) {
            return PickDecisions.refuse(
                    Problem.QUANTITY_REFUSED,
                    Message.of("pick.found_range", line.picked(), line.quantity() - 1),
                    "Found is %d to %d here.".formatted(line.picked(), line.quantity() - 1));
        }
        if (told.found() > line.picked() && line.picked() == 0) {
            return PickDecisions.refuse(
                    Message.of("pick.scan_first"), "Scan the item once before units of it are counted as found.");
        }
        return new ShortDecisions(state, told, others).decide(line);
    }

    private Decision<PickChange> decide(PickState.Line line) {
        int more = told.found() - line.picked();
        if (more > 0) {
            switch (PickDecisions.more(state, line, more)) {
                case Decision.Accepted<PickChange> picked -> changes.addAll(picked.changes());
                case Decision.Refused<PickChange> refused -> {
                    return refused;
                }
            }
        }
        Optional<Decision<PickChange>> refusal =
                close(line, line.quantity() - told.found(), told.resolution(), told.found());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean fails = told.resolution() == ShortResolution.FAIL;
        for (PickState.Line other : state.lines()) {
            boolean hoped = other.status() == PickLineStatus.OPEN && !other.id().equals(line.id());
            boolean givenUp = fails && other.fulfillmentId().equals(line.fulfillmentId());
            if (hoped && !givenUp && other.sharesStock(line)) {
                // That one fulfillment fails is no reason to fail the next.
                close(other, other.open(), fails ? ShortResolution.OTHER_BIN : told.resolution(), other.picked());
            }
        }
        backOrders.forEach((of, quantities) -> changes.add(new PickChange.BackOrdered(of, quantities)));
        if (fails) {
            String cause = "%s: %d of %s missing in %s"
                    .formatted(told.reason().wire(), line.quantity() - told.found(), line.sku(), line.bin());
            changes.add(new PickChange.PartFailed(
                    line.fulfillmentId(), state.part(line.fulfillmentId()).number(), cause));
        }
        return Decision.accept(changes, List.of());
    }

    /** @return why it cannot be closed so; empty if it was */
    private Optional<Decision<PickChange>> close(
            PickState.Line line, int missing, ShortResolution resolution, int found) {
        List<BinSupply.Units> instead = List.of();
        if (resolution == ShortResolution.OTHER_BIN) {
            var taken = supply.take(missing);
            if (taken.isEmpty()) {
                return Optional.of(noOtherBin(line, missing));
            }
            instead = taken.get();
        }
        if (resolution.settles() && found == 0 && nothingElse(line)) {
            return Optional.of(PickDecisions.refuse(
                    Problem.QUANTITY_REFUSED,
                    Message.of("pick.nothing_left"),
                    "Nothing would be left to ship; let it wait, report the pick as failed, or have it cancelled."));
        }
        closed.add(line.id());
        changes.add(new PickChange.LineShort(line, missing, told.reason(), resolution));
        for (BinSupply.Units units : instead) {
            changes.add(new PickChange.LineAdded(line, units.bin(), units.quantity(), ++position));
        }
        if (resolution == ShortResolution.BACK_ORDER) {
            backOrders
                    .computeIfAbsent(line.fulfillmentId(), of -> new LinkedHashMap<>())
                    .merge(line.itemId(), missing, Integer::sum);
        }
        return Optional.empty();
    }

    private static Decision<PickChange> noOtherBin(PickState.Line line, int missing) {
        return PickDecisions.refuse(
                Problem.STOCK_SHORT,
                Message.of("pick.no_other_bin", line.sku()),
                "No other bin of this warehouse has %d of %s.".formatted(missing, line.sku()));
    }

    /** Whether the fulfillment has neither a picked unit, nor another line left open, nor units that wait for stock. */
    private boolean nothingElse(PickState.Line line) {
        PickState.Part part = state.part(line.fulfillmentId());
        return part.picked() == 0
                && part.waiting() == 0
                && changes.stream()
                        .noneMatch(change -> change instanceof PickChange.UnitsPicked picked
                                && picked.line().fulfillmentId().equals(line.fulfillmentId()))
                && state.lines().stream()
                        .filter(other -> other.fulfillmentId().equals(line.fulfillmentId()))
                        .filter(other -> !other.id().equals(line.id()) && !closed.contains(other.id()))
                        .noneMatch(other -> other.status() == PickLineStatus.OPEN);
    }

    /**
     * What to say of it: of the line itself, and how many lines closed with it.
     *
     * @param changes as decided
     */
    public static Message message(List<PickChange> changes) {
        List<PickChange.LineShort> lines = changes.stream()
                .filter(PickChange.LineShort.class::isInstance)
                .map(PickChange.LineShort.class::cast)
                .toList();
        PickChange.LineShort first = lines.getFirst();
        return lines.size() == 1
                ? first.message()
                : Message.of(
                        "pick.short_also_" + first.resolution().wire(),
                        first.missing(),
                        first.line().sku(),
                        lines.size() - 1);
    }
}
