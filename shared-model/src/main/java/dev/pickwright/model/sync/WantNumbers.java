package dev.pickwright.model.sync;

/** A station asks for serials of shipping containers, for an incarnation of its own. */
public record WantNumbers(long incarnation) {}
