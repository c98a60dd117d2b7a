package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.packing.SsccSerials;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The serials that this station may give without asking central. A block is for one incarnation: a station whose disk was
 * restored does not give again what it gave since the copy was made.
 */
@Component
@Primary
@AtStation
public class HeldBlocks implements SsccSerials {

    private final SerialRepository serials;

    HeldBlocks(SerialRepository serials) {
        this.serials = serials;
    }

    /** Adds a block that central gave to that incarnation; one that is known already changes nothing. */
    public void add(long incarnation, long first, long last) {
        serials.insertBlock(incarnation, first, last);
    }

    /** A package of this station has that serial, which its database did not know. */
    void used(long serial) {
        serials.skip(serial);
    }

    /** How many are left for the present incarnation. */
    public long left() {
        return serials.left();
    }

    /** @throws ProblemException NUMBERS_USED_UP */
    @Override
    public long next() {
        var next = serials.next();
        if (next.isEmpty()) {
            throw new ProblemException(
                    Problem.NUMBERS_USED_UP,
                    "This station has no package numbers left. Connect it to central, which gives it new ones, "
                            + "then repeat the step.");
        }
        return next.getFirst();
    }
}
