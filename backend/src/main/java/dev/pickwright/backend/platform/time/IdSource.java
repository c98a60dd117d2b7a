package dev.pickwright.backend.platform.time;

import java.util.UUID;

/** Makes identifiers: UUIDv7 (RFC 9562), so that rows made together lie together. Safe for concurrent use. */
public interface IdSource {
    UUID next();

    /**
     * For a row that a later operation may name: while an operation is carried out, the same at the station and
     * centrally.
     */
    default UUID next(String table) {
        UUID derived = DerivedIds.next(table);
        return derived == null ? next() : derived;
    }
}
