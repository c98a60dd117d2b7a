package dev.pickwright.backend.packing.web;

import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.PackAnswer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Carries out what is asked at a packer's task, also by the features after packing. */
@Component
public class PackCommands {

    private final Packing packing;
    private final Once once;

    PackCommands(Packing packing, Once once) {
        this.packing = packing;
        this.once = once;
    }

    /** Once, against {@code If-Match} if it was sent; a refusal tells the task as it is then. */
    public PackAnswer run(Command command, FulfillmentId id, Object body, Supplier<PackAnswer> work) {
        return Fresh.orCurrent(
                () -> once.run(command, body, PackAnswer.class, () -> {
                    if (command.version() != null) {
                        var locked = packing.lock(id, null);
                        command.requireVersion("Fulfillment " + locked.number(), locked.version());
                    }
                    return work.get();
                }),
                () -> packing.task(id));
    }
}
