package dev.pickwright.model.sync;

/** The chain at a place of a log. */
public record ChainPoint(long seq, Chain chain) {}
