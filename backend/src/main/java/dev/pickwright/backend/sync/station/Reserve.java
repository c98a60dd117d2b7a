package dev.pickwright.backend.sync.station;

/**
 * How much work a station asks for: a list to begin now, and as many more as it would get through in the time for which it is
 * to do without central.
 *
 * @param active lists to begin now
 * @param reserve how many to have besides
 */
record Reserve(int active, int reserve) {

    private static final int MINUTES = 180;
    private static final int MOST = 25;

    /** What a station has in reserve however slow it is, and without a history: an hour's work of one picker or more. */
    private static final int LEAST = 10;

    /**
     * What a station has and how fast it is.
     *
     * @param held lists that can be begun
     * @param perMinute lists begun of late
     */
    record OnHand(int held, double perMinute) {}

    static Reserve of(OnHand hand) {
        int active = hand.held() == 0 ? 1 : 0;
        int wanted = wanted(hand.perMinute());
        // Not for every list that is begun: one question for several.
        boolean few = hand.held() <= wanted * 3 / 4;
        return new Reserve(active, few ? wanted : 0);
    }

    private static int wanted(double perMinute) {
        return (int) Math.clamp(Math.round(perMinute * MINUTES), LEAST, MOST);
    }

    /** How long lists last at that rate; 0 if the rate is not known. */
    static int minutes(OnHand hand) {
        return hand.perMinute() == 0 ? 0 : (int) Math.round(hand.held() / hand.perMinute());
    }

    boolean enough() {
        return active == 0 && reserve == 0;
    }
}
