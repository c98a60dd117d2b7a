package dev.pickwright.model.sync;

/** That the verdict on an operation is another one now. */
public record VerdictTold(OperationId operation, Ruling ruling) {}
