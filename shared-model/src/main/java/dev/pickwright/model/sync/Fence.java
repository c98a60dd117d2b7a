package dev.pickwright.model.sync;

/**
 * Numbers that only grow, also over a central that was restored from a backup: the upper 23 bits are the incarnation of
 * central that gave them out. Station incarnations and the epochs of leases are such numbers.
 */
public final class Fence {

    private static final int BITS = 40;
    private static final long COUNTED_FROM = 1_767_225_600_000L;
    private static final long STEP = 600_000;

    private Fence() {}

    /**
     * The next number.
     *
     * @param central the incarnation of central that gives it out, from 1
     * @param last the last one known; 0 for none
     */
    public static long next(int central, long last) {
        return Math.max((long) central << BITS, last) + 1;
    }

    /**
     * The next incarnation of a central that was restored. What was lost may have been restored once before, and nobody
     * knows which number that had: so it is at least the count of ten minutes since 2026, which ends beyond the 23 bits
     * that there are in 2185.
     *
     * @param before the greatest one known
     * @param now central's clock, milliseconds since 1970
     */
    public static int nextCentral(int before, long now) {
        return Math.max(before + 1, Math.toIntExact((now - COUNTED_FROM) / STEP));
    }

    /** Which incarnation of central gave it out. */
    public static int central(long number) {
        return (int) (number >>> BITS);
    }

    /** What of it a person reads: the count within that incarnation. */
    public static long count(long number) {
        return number & ((1L << BITS) - 1);
    }
}
