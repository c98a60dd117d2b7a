package dev.pickwright.backend.sync;

import dev.pickwright.backend.packing.SsccSerials;
import org.springframework.stereotype.Component;

/** The serials that this station may give without asking central. */
@Component
@AtStation
public class HeldBlocks implements SsccSerials {

    /** Adds a block that central gave to that incarnation; one that is known already changes nothing. */
    public void add(long incarnation, long first, long last) {
        throw new UnsupportedOperationException("to be built");
    }

    /** How many are left for the present incarnation. */
    public long left() {
        throw new UnsupportedOperationException("to be built");
    }

    @Override
    public long next() {
        throw new UnsupportedOperationException("to be built");
    }
}
