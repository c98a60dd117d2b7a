package dev.pickwright.backend.sync;

import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where what was done at this station is recorded. */
@Component
@AtStation
public class StationLog {

    /**
     * What is recorded, without what the log itself knows.
     *
     * @param body JSON
     * @param given JSON
     */
    public record Done(
            OperationId id,
            OperationType type,
            List<LeaseRef> leases,
            @Nullable UUID subject,
            @Nullable OperatorId operator,
            @Nullable OperatorId approver,
            String body,
            String given) {}

    /** Appends it; joins the caller's unit of work. */
    public void append(Done done) {
        throw new UnsupportedOperationException("to be built");
    }
}
