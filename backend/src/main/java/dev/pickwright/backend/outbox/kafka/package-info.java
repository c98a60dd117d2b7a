/** Pushes events to a topic of a Kafka broker, if one is configured. */
@NullMarked
package dev.pickwright.backend.outbox.kafka;

import org.jspecify.annotations.NullMarked;
