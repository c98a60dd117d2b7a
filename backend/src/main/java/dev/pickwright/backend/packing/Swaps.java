package dev.pickwright.backend.packing;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.packing.PackChange;
import dev.pickwright.model.packing.PackState;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.packing.Swap;
import dev.pickwright.model.packing.SwapDecisions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Packed units that are found bad are taken out, and others from a bin go into their box. */
@Component
public class Swaps {

    private final PackTasks tasks;
    private final PackWriter writer;
    private final AuditTrail audit;

    Swaps(PackTasks tasks, PackWriter writer, AuditTrail audit) {
        this.tasks = tasks;
        this.writer = writer;
        this.audit = audit;
    }

    /**
     * Joins the caller's unit of work, under the fulfillment's lock.
     *
     * @return the state after it: packing, with the box open
     */
    public FulfillmentState swap(Actor actor, FulfillmentState of, Swap told, int quantity) {
        PackState state = tasks.state(of);
        Map<PackageId, PackState.Box> boxes =
                state.boxes().stream().collect(Collectors.toMap(PackState.Box::id, Function.identity()));
        List<SwapDecisions.Held> held = tasks.goods(of).stream()
                .map(packed -> new SwapDecisions.Held(
                        Objects.requireNonNull(boxes.get(packed.box())),
                        packed.item(),
                        packed.trace(),
                        packed.quantity()))
                .toList();
        List<PackChange> changes =
                SwapDecisions.swap(state, held, told, quantity).orThrow().changes();
        FulfillmentState after = writer.write(actor, state, changes);
        var message = changes.getLast().message();
        audit.append(
                actor,
                AuditEntry.of("replace_units")
                        .on(of.id())
                        .saying(message.code() + " " + String.join(" ", message.args())));
        return after;
    }
}
