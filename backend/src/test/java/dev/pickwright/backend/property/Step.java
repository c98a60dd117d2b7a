package dev.pickwright.backend.property;

/**
 * One thing somebody tries. It names what it is about by indices into whatever is there when its turn comes, so it
 * still means something after the steps before it were left out.
 *
 * @param who 0 for a person whose work it is, else another one
 * @param on which order
 * @param with which of the order's fulfillments, SKUs, codes
 * @param many a quantity, or which variant
 */
record Step(Deed deed, int who, int on, int with, int many, Manner manner) {

    private static final int FEW = 5;
    private static final int MANY = 10;

    /** How a request is sent. */
    enum Manner {
        ONCE,
        /** Twice with the same key: the second gets the first answer and changes nothing. */
        REPEATED,
        /** Then another body with the same key: refused. */
        KEY_REUSED,
        /** With the version before the current one: refused where a version counts. */
        STALE
    }

    /** The next step of a story: mostly what leads on, now and then anything at all; most of it about few orders. */
    static Step random(Dice dice, int orders) {
        Deed deed = dice.inPercent(75) ? Deed.ADVANCE : dice.oneOf(Deed.CONCRETE);
        int way = dice.below(100);
        Manner manner =
                way < 86 ? Manner.ONCE : way < 91 ? Manner.REPEATED : way < 95 ? Manner.KEY_REUSED : Manner.STALE;
        int who = dice.inPercent(93) ? 0 : 1 + dice.below(5);
        int on = dice.below(dice.inPercent(60) ? Math.min(orders, orders > MANY ? FEW : 2) : orders);
        return new Step(deed, who, on, dice.below(12), dice.below(12), manner);
    }

    @Override
    public String toString() {
        return "%s(who %d, on %d, with %d, many %d)%s"
                .formatted(deed, who, on, with, many, manner == Manner.ONCE ? "" : " " + manner);
    }
}
