package dev.pickwright.model.sync;

/** Serials from first to last, both given; nobody else ever gets them. */
public record NumberBlock(long first, long last) {}
