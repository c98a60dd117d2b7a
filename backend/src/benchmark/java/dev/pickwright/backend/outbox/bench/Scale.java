package dev.pickwright.backend.outbox.bench;

/** How long everything takes. A drain or a settling that takes longer is cut off and said so. */
record Scale(
        int rounds,
        int warmUpSeconds,
        int measureSeconds,
        int latencySeconds,
        int backlog,
        int drainSeconds,
        int settleSeconds,
        int longBacklog) {

    static final Scale FULL = new Scale(3, 3, 5, 8, 50_000, 30, 10, 1_000_000);
    static final Scale QUICK = new Scale(1, 1, 2, 2, 5_000, 5, 2, 20_000);
}
