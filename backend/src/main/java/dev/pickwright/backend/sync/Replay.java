package dev.pickwright.backend.sync;

import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.Floor.UnknownOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.Ruling;
import org.springframework.stereotype.Component;

/** Carries operations of a station out. */
@Component
public class Replay {

    /** Does what the operation did. */
    public Ruling run(Operation operation) throws OperationRefused, UnknownOperation {
        throw new UnsupportedOperationException("to be built");
    }
}
