package dev.pickwright.station.backend.api;

/**
 * What was scanned is another operator's badge. Nothing that was asked after it as the present operator is sent any
 * more, so that what the other one scans next is never taken for the present one's.
 */
public final class BadgeScanned extends RuntimeException {

    private final String badge;

    public BadgeScanned(String badge) {
        super("a badge was scanned");
        this.badge = badge;
    }

    public String badge() {
        return badge;
    }
}
