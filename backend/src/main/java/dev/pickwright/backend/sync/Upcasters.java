package dev.pickwright.backend.sync;

import dev.pickwright.model.sync.Floor.UnknownOperation;
import dev.pickwright.model.sync.Operation;
import org.springframework.stereotype.Component;

/** Brings operations of earlier versions up to the newest one of their type. */
@Component
public class Upcasters {

    /** @throws UnknownOperation if this build knows no such type or version, or cannot read the body */
    public Operation upcast(Operation operation) throws UnknownOperation {
        throw new UnsupportedOperationException("to be built");
    }
}
