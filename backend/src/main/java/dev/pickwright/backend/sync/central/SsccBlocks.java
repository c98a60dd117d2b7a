package dev.pickwright.backend.sync.central;

import java.util.List;
import org.springframework.stereotype.Component;

/** Blocks of serials for stations, from the sequence that central's own packages are numbered from. */
@Component
public class SsccBlocks {

    /** Serials from the first to the last one. */
    public record Block(long first, long last) {}

    private final BlockRepository serials;

    SsccBlocks(BlockRepository serials) {
        this.serials = serials;
    }

    /**
     * Takes at least one and up to {@code n} serials, none of which is ever given again, also if the caller's unit of work
     * is undone: packages that central numbers at the same time may cut a block short.
     */
    public Block take(int n) {
        return longestRun(serials.take(n));
    }

    /** @param ascending at least one */
    static Block longestRun(List<Long> ascending) {
        Block longest = new Block(ascending.getFirst(), ascending.getFirst());
        Block run = longest;
        for (long serial : ascending) {
            run = serial == run.last() + 1 ? new Block(run.first(), serial) : new Block(serial, serial);
            if (run.last() - run.first() > longest.last() - longest.first()) {
                longest = run;
            }
        }
        return longest;
    }
}
