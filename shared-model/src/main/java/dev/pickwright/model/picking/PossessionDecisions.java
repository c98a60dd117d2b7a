package dev.pickwright.model.picking;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import java.util.ArrayList;
import java.util.List;

/** What is taken for picked because its tote stands here, whoever is to say so later. Pure. */
public final class PossessionDecisions {

    private PossessionDecisions() {}

    /** All that is open of the fulfillment counts as picked into the tote, as planned. */
    public static Decision<PickChange> countAsPicked(PickState state, FulfillmentId of, ToteId tote, String code) {
        PickState.Part part = state.part(of);
        if (!part.live() || part.waiting() > 0) {
            return Decision.refuse(
                    Problem.TASK_CHANGED,
                    Message.of("pick.not_finished"),
                    "Fulfillment %s cannot be taken for picked.".formatted(part.number()));
        }
        List<PickChange> changes = new ArrayList<>();
        if (part.totes().stream().noneMatch(bound -> bound.id().equals(tote))) {
            changes.add(new PickChange.ToteBound(of, tote, code));
        }
        state.lines().stream()
                .filter(line -> line.fulfillmentId().equals(of) && line.open() > 0)
                .forEach(line -> changes.add(new PickChange.UnitsPicked(line, tote, line.open(), Trace.NONE)));
        changes.add(new PickChange.PartCompleted(of, part.number()));
        return Decision.accept(changes, List.of());
    }
}
