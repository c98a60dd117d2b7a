package dev.pickwright.model.sync;

/**
 * How much a station sends at once; what central still finds too large it sends in halves.
 *
 * @param operations at most
 * @param bytes of bodies, about
 */
public record Limits(int operations, int bytes) {

    public static final Limits DEFAULT = new Limits(200, 262_144);
}
