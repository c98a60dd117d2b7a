/** Pushes events to HTTP receivers after the Standard Webhooks specification. */
@NullMarked
package dev.pickwright.backend.outbox.webhook;

import org.jspecify.annotations.NullMarked;
