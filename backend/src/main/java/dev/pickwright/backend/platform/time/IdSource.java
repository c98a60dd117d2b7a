package dev.pickwright.backend.platform.time;

import java.util.UUID;

/** Makes identifiers: UUIDv7 (RFC 9562), so that rows made together lie together. Safe for concurrent use. */
public interface IdSource {
    UUID next();
}
