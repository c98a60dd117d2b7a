package dev.pickwright.model.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sealed entry of the trail, with all that its hash is made of.
 *
 * @param chain the warehouse's id, or all zeros for what belongs to none
 * @param number in the chain, from 1 on, without a gap
 * @param at when it happened, by the server's clock
 * @param deviceAt when, by the station's clock
 * @param sealedAt when it got its number
 * @param actor the name of a system or a station; null for an operator
 * @param entry how a code or quantity came in
 * @param note what somebody typed or scanned; null once it is erased
 * @param noteSalt in hexadecimal; goes with the note
 * @param noteHash SHA-256 of salt and note; stays
 * @param previousHash the hash of the entry before it, 64 zeros for the first
 * @param sealedAs of a trail that was taken over: the chain's id when it was sealed, which is what the hash is made of;
 *     null for {@code chain}
 */
public record AuditRecord(
        UUID chain,
        long number,
        UUID id,
        Instant at,
        @Nullable Instant deviceAt,
        Instant sealedAt,
        String operation,
        @Nullable UUID warehouse,
        @Nullable UUID order,
        @Nullable UUID fulfillment,
        @Nullable UUID picklist,
        @Nullable UUID operator,
        @Nullable UUID approver,
        @Nullable String actor,
        @Nullable String station,
        @Nullable String before,
        @Nullable String after,
        @Nullable String entry,
        @Nullable String detail,
        @Nullable String note,
        @Nullable String noteSalt,
        @Nullable String noteHash,
        String previousHash,
        String hash,
        @Nullable UUID sealedAs) {}
