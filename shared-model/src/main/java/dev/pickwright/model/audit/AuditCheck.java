package dev.pickwright.model.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a walk along the chains has found so far.
 *
 * @param chains those that were walked in this step, in order
 * @param next where to go on; null at the end, or at the first broken link
 */
public record AuditCheck(List<ChainCheck> chains, @Nullable String next) {

    public AuditCheck {
        chains = List.copyOf(chains);
    }

    /**
     * How far one chain holds.
     *
     * @param entries that hold, from the first on
     * @param head the hash of the last of them
     * @param complete whether that is all of the chain
     * @param broken the first link that does not hold; null if there is none so far
     */
    public record ChainCheck(
            UUID chain,
            long entries,
            String head,
            boolean complete,
            @Nullable BrokenLink broken) {}

    /**
     * Where a chain breaks.
     *
     * @param entry null if no entry is there
     * @param what in plain words
     */
    public record BrokenLink(
            UUID chain, long number, @Nullable UUID entry, String what) {}
}
