package dev.pickwright.model.event;

import java.time.Instant;

/** Dead letters of one endpoint with one cause. */
public record DeadLetterCause(String endpoint, String cause, int count, Instant oldest, Instant newest) {}
