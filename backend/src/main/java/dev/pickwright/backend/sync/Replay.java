package dev.pickwright.backend.sync;

import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.Floor.UnknownOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.Ruling;
import org.springframework.stereotype.Component;

/**
 * Carries operations of a station out, through the services that carried them out there. Joins the caller's unit of work;
 * the caller runs it in a savepoint, for a refusal may leave something behind.
 */
@Component
public class Replay {

    /** {@link #run(Operation, Origin)} of an operation of which nothing else is known. */
    public Ruling run(Operation operation) throws OperationRefused, UnknownOperation {
        return run(operation, Origin.UNKNOWN);
    }

    /**
     * Does what the operation did.
     *
     * @return {@link Ruling#APPLIED}, or a flagged one
     * @throws OperationRefused if it does not fit the state
     * @throws UnknownOperation if this build does not understand it
     */
    public Ruling run(Operation operation, Origin origin) throws OperationRefused, UnknownOperation {
        throw new UnsupportedOperationException("to be built");
    }
}
