package dev.pickwright.backend.picking;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Totes;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PickChange;
import dev.pickwright.model.picking.PickState;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts what somebody picked when it was not theirs to pick any more, where it is still wanted. */
@Component
public class LatePicks {

    private static final String REASON = "late_pick";

    /** @param quantity units, 1 or more, that lie in the tote and are of nothing by the books */
    public record Goods(SkuId sku, BinId bin, int quantity, ToteId tote, Trace trace) {}

    private final PickWorkRepository work;
    private final PickStateRepository states;
    private final PickWriter writer;
    private final Totes totes;
    private final Stock stock;

    LatePicks(PickWorkRepository work, PickStateRepository states, PickWriter writer, Totes totes, Stock stock) {
        this.work = work;
        this.states = states;
        this.writer = writer;
        this.totes = totes;
        this.stock = stock;
    }

    /**
     * Counts as many as lines of the fulfillment still want from that bin. By the books they go back there and are picked
     * again, so that the promise for them is used up. Joins the caller's unit of work.
     *
     * @return how many counted; 0 if nobody picks the fulfillment, or another one has the tote
     */
    public int count(Actor actor, FulfillmentId id, Goods goods) {
        Optional<PickState> list = work.workedOn(id).flatMap(states::lock);
        if (list.isEmpty() || !list.get().part(id).live()) {
            return 0;
        }
        PickState state = list.get();
        List<PickState.Line> wanting = state.lines().stream()
                .filter(line -> line.fulfillmentId().equals(id) && line.open() > 0)
                .filter(line -> line.skuId().equals(goods.sku()) && line.binId().equals(goods.bin()))
                .toList();
        int counted = Math.min(
                goods.quantity(),
                wanting.stream().mapToInt(PickState.Line::open).sum());
        if (counted == 0 || !isIts(state.part(id), goods.tote())) {
            return 0;
        }
        stock.move(
                actor,
                new Movement(
                                state.warehouse(),
                                goods.sku(),
                                counted,
                                PlaceKind.TOTE,
                                goods.tote().value(),
                                PlaceKind.BIN,
                                goods.bin().value(),
                                REASON,
                                null)
                        .of(goods.trace()));
        int left = counted;
        for (PickState.Line line : wanting) {
            int units = Math.min(left, line.open());
            if (units > 0) {
                writer.write(
                        actor, state, List.of(new PickChange.UnitsPicked(line, goods.tote(), units, goods.trace())));
                left -= units;
            }
        }
        return counted;
    }

    private boolean isIts(PickState.Part part, ToteId tote) {
        return part.totes().stream().anyMatch(bound -> bound.id().equals(tote)) || totes.bind(tote, part.id());
    }
}
