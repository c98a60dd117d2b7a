package dev.pickwright.model.picking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of an intent that names nothing but the task it was made on: undo, skip, finish, release. */
public record TaskIntent(@Nullable Long version, @Nullable Instant deviceTime) {}
