package dev.pickwright.backend.outbox;

/**
 * One receiver that events are pushed to.
 *
 * @param id its key in the tables of the outbox
 * @param name what people call it
 * @param kind kafka or webhook; says which {@link Transport} serves it
 */
public record Endpoint(int id, String name, String kind) {}
