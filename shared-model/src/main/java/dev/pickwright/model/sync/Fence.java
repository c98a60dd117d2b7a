package dev.pickwright.model.sync;

/**
 * Numbers that only grow, also over a central that was restored from a backup: the upper 23 bits are the incarnation of
 * central that gave them out. Station incarnations and the epochs of leases are such numbers.
 */
public final class Fence {

    private static final int BITS = 40;

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

    /** Which incarnation of central gave it out. */
    public static int central(long number) {
        return (int) (number >>> BITS);
    }

    /** What of it a person reads: the count within that incarnation. */
    public static long count(long number) {
        return number & ((1L << BITS) - 1);
    }
}
