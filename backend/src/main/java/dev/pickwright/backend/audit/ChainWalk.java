package dev.pickwright.backend.audit;

import dev.pickwright.model.audit.AuditCheck.BrokenLink;
import dev.pickwright.model.audit.AuditRecord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goes along one chain, entry by entry in the order of their numbers, and tells the first that does not hold. */
final class ChainWalk {

    private final UUID chain;
    private long number;
    private String head;

    /**
     * Goes on after an entry that holds.
     *
     * @param number its number; 0 to begin with the first
     */
    ChainWalk(UUID chain, long number, String head) {
        this.chain = chain;
        this.number = number;
        this.head = head;
    }

    static ChainWalk from(UUID chain) {
        return new ChainWalk(chain, 0, Links.ORIGIN);
    }

    /** How many hold. */
    long number() {
        return number;
    }

    /** The hash of the last that holds. */
    String head() {
        return head;
    }

    @Nullable
    BrokenLink next(AuditRecord entry) {
        String what = fault(entry);
        if (what != null) {
            boolean absent = entry.number() > number + 1;
            return new BrokenLink(chain, number + 1, absent ? null : entry.id(), what);
        }
        number = entry.number();
        head = entry.hash();
        return null;
    }

    /** The end of the chain, by what is written beside it. @param entries null if nothing is written there */
    @Nullable
    BrokenLink end(@Nullable Long entries, @Nullable String last) {
        if (entries == null || last == null) {
            return number == 0 ? null : new BrokenLink(chain, number, null, "the chain's head is missing");
        }
        if (number < entries) {
            return new BrokenLink(
                    chain,
                    number + 1,
                    null,
                    "the tail is missing: %d entries were sealed, %d are there".formatted(entries, number));
        }
        if (number > entries || !last.equals(head)) {
            return new BrokenLink(
                    chain,
                    Math.min(number, entries + 1),
                    null,
                    "the chain's head says %d entries with the last hash %s, the last of %d is %s"
                            .formatted(entries, last, number, head));
        }
        return null;
    }

    private @Nullable String fault(AuditRecord entry) {
        if (entry.number() > number + 1) {
            return entry.number() == number + 2
                    ? "the entry is missing"
                    : "%d entries are missing, up to number %d"
                            .formatted(entry.number() - number - 1, entry.number() - 1);
        }
        if (entry.number() <= number) {
            return "a second entry has the number %d".formatted(entry.number());
        }
        if (!Links.hash(entry).equals(entry.hash())) {
            return "its content or its number is not what was sealed: the hash is %s, the content makes %s"
                    .formatted(entry.hash(), Links.hash(entry));
        }
        if (!entry.previousHash().equals(head)) {
            return "it does not hang on the entry before it: it names %s, that one is %s"
                    .formatted(entry.previousHash(), head);
        }
        if (entry.note() != null
                && (entry.noteSalt() == null
                        || !Links.noteHash(entry.noteSalt(), entry.note()).equals(entry.noteHash()))) {
            return "its note is not what was sealed; an erased note would do no harm";
        }
        return null;
    }
}
