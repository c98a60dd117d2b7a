package dev.pickwright.model.event;

/**
 * A type of event that other systems can read.
 *
 * @param version of its data, the newest
 * @param dataschema what envelopes of that version name as their schema
 * @param schema where the API serves it, with examples
 */
public record EventTypeView(
        String type, int version, EventType.Lane lane, String description, String dataschema, String schema) {}
