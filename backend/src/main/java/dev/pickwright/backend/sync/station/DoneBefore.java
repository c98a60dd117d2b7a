package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.picking.PutBacks;
import dev.pickwright.backend.sync.operation.StationCommand;
import dev.pickwright.backend.sync.operation.SubjectStore;
import dev.pickwright.backend.warehouse.Counts;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to what was done and recorded, and whose own answer is gone with the database that had it: what it was about as
 * it is now, for that is what whoever asks goes on from.
 */
@Component
@AtStation
class DoneBefore {

    private static final Message DONE = Message.of("sync.done_before");

    private final SubjectStore subjects;
    private final Recovery recovery;
    private final Picking picking;
    private final Packing packing;
    private final Fulfillments fulfillments;
    private final PutBacks putBacks;
    private final Counts counts;
    private final JsonMapper json;

    DoneBefore(
            SubjectStore subjects,
            Recovery recovery,
            Picking picking,
            Packing packing,
            Fulfillments fulfillments,
            PutBacks putBacks,
            Counts counts,
            JsonMapper json) {
        this.subjects = subjects;
        this.recovery = recovery;
        this.picking = picking;
        this.packing = packing;
        this.fulfillments = fulfillments;
        this.putBacks = putBacks;
        this.counts = counts;
        this.json = json;
    }

    /**
     * @param type of the answer
     * @throws ProblemException STATION_NOT_READY if what it was about is not here yet; NOT_LEASED if it is here no more
     */
    <T> T answer(StationCommand.On on, UUID subject, Class<T> type) {
        Optional<WarehouseId> site = subjects.site(on, subject);
        if (site.isEmpty()) {
            recovery.requireOver();
            if (type == PackAnswer.class) {
                return type.cast(new PackAnswer(Verdict.FINISHED, DONE, null));
            }
            throw new ProblemException(
                    Problem.NOT_LEASED,
                    "That was done, and central has it. The work is not at this station any more; take the next.");
        }
        return switch (on) {
            case PICKLIST -> type.cast(picked(picking.task(new PicklistId(subject))));
            case FULFILLMENT ->
                type == PackAnswer.class
                        ? type.cast(packed(packing.task(new FulfillmentId(subject))))
                        : type.cast(fulfillments.state(new FulfillmentId(subject)));
            case COUNT -> type.cast(counts.one(new CountTaskId(subject)));
            case PUT_BACK -> json.convertValue(Map.of("items", putBacks.left(site.get())), type);
        };
    }

    private static PickAnswer picked(PickTaskView now) {
        return new PickAnswer(now.status().ends() ? Verdict.FINISHED : Verdict.ACCEPTED, DONE, now);
    }

    private static PackAnswer packed(PackTaskView now) {
        return new PackAnswer(now.step() == PackStepKind.DONE ? Verdict.FINISHED : Verdict.ACCEPTED, DONE, now);
    }
}
