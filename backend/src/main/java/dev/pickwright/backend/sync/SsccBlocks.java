package dev.pickwright.backend.sync;

import org.springframework.stereotype.Component;

/** Blocks of serials for stations, from the sequence that central's own packages are numbered from. */
@Component
public class SsccBlocks {

    /** Serials from the first to the last one. */
    public record Block(long first, long last) {}

    /** Takes up to {@code n} serials, none of which is ever given again; joins the caller's unit of work. */
    public Block take(int n) {
        throw new UnsupportedOperationException("to be built");
    }
}
