package dev.pickwright.model.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A fact to be told to other systems; the implementing record is the event's payload and its component names, in
 * snake_case, are the payload's fields.
 */
public interface DomainEvent {

    @JsonIgnore
    EventType type();

    /** The id of the lane's root, whose events are delivered in order. */
    @JsonIgnore
    String laneId();
}
