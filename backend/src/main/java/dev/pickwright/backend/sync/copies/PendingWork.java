package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.operation.Replay;
import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.Floor.UnknownOperation;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.Ruling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** Station: what was done here and is not in central's copy, on top of it. */
@Component
public class PendingWork {

    private static final Logger log = LoggerFactory.getLogger(PendingWork.class);

    private final OwnOperationQueries own;
    private final HeldWorkRepository held;
    private final Replay replay;
    private final UnitOfWork units;

    PendingWork(OwnOperationQueries own, HeldWorkRepository held, Replay replay, UnitOfWork units) {
        this.own = own;
        this.held = held;
        this.replay = replay;
        this.units = units;
    }

    /**
     * Carries out again, in order, what was done under the leases of the copy and is not in it. What does not fit any more
     * stays in the log: central decides.
     *
     * @param logged the fulfillments in whose name operations of these leases may be logged
     */
    void carryOut(LeaseSnapshot copy, Set<UUID> group, Collection<UUID> logged) {
        Set<String> contained = copy.tables().stream()
                .filter(each -> each.table().equals(LeaseExport.OPERATIONS))
                .flatMap(each -> each.rows().stream())
                .map(row -> String.valueOf(row.getFirst()))
                .collect(Collectors.toSet());
        Map<UUID, Long> epochs = held.epochs(group);
        epochs.put(copy.fulfillment().value(), copy.epoch());
        List<Operation> missing = own.of(logged).stream()
                .filter(each -> each.standing() != OperationStanding.ATTENTION)
                .map(OwnOperationQueries.Done::operation)
                .filter(each -> !contained.contains(each.id().toString()) && isUnder(epochs, each))
                .toList();
        if (!missing.isEmpty()) {
            var bound = held.lendTotes(group);
            missing.forEach(this::again);
            held.giveBack(bound);
        }
    }

    private static boolean isUnder(Map<UUID, Long> epochs, Operation operation) {
        for (LeaseRef lease : operation.leases()) {
            Long epoch = epochs.get(lease.fulfillment().value());
            if (epoch != null && epoch == lease.epoch()) {
                return true;
            }
        }
        return false;
    }

    /** Carries one out again; what does not fit is left to central. Inside the caller's unit of work. */
    public void again(Operation operation) {
        try {
            units.nested(() -> run(operation));
        } catch (TransientDataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn(
                    "Operation {} ({}) does not fit any more; central decides: {}",
                    operation.id(),
                    operation.type(),
                    e.toString());
        }
    }

    private Ruling run(Operation operation) {
        try {
            return replay.run(operation);
        } catch (OperationRefused | UnknownOperation e) {
            throw new IllegalStateException(e);
        }
    }
}
