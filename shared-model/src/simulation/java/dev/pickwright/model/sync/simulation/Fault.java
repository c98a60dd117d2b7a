package dev.pickwright.model.sync.simulation;

/**
 * Something that goes wrong.
 *
 * @param at how long after the start, true milliseconds
 * @param station which one; for faults of central it means nothing
 * @param amount milliseconds: how long it lasts, or how old what is restored is
 * @param point which call of a store, or another choice
 */
record Fault(Kind kind, long at, int station, long amount, int point) {

    /** What. */
    enum Kind {
        NO_NETWORK(30, 3, "network"),
        ANSWERS_LOST(20, 2, "network"),
        SIGN_IN_PAGE(12, 2, "network"),
        BUSY(15, 2, "network"),
        CUT(15, 2, "network"),
        STATION_DIES(30, 4, "process"),
        STATION_PAUSES(12, 2, "process"),
        DISK_FULL(8, 1, "storage"),
        DISK_RESTORED(18, 2, "storage"),
        DISK_CLONED(10, 1, "storage"),
        DISK_WIPED(10, 1, "storage"),
        DATABASE_UNREADABLE(12, 1, "storage"),
        CENTRAL_DIES(20, 3, "central"),
        CENTRAL_REPEATS(20, 3, "central"),
        CENTRAL_RESTORED(14, 2, "central"),
        CENTRAL_FAILS_OVER(8, 1, "central"),
        CLOCK_WRONG(10, 1, "time"),
        CLOCK_JUMPS(10, 2, "time"),
        CLOCK_DRIFTS(10, 1, "time"),
        SLEEP(10, 1, "time"),
        OPERATOR_DISABLED(10, 1, "business"),
        NOT_UNDERSTOOD(16, 2, "business"),
        BREAK(15, 1, "business");

        private final int chance;
        private final int most;
        private final String of;

        Kind(int chance, int most, String of) {
            this.chance = chance;
            this.most = most;
            this.of = of;
        }

        /** Of a hundred runs. */
        int chance() {
            return chance;
        }

        int most() {
            return most;
        }

        String of() {
            return of;
        }
    }
}
