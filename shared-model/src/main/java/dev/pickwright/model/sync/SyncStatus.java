package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a station stands with its central, as its screens show it. Counts are of operations.
 *
 * @param since when the link became as it is
 * @param savedHere recorded here and not yet pruned
 * @param waiting not confirmed by central
 * @param oldestWaiting when the oldest of these was done; null for none
 * @param attention diverted or otherwise for somebody to act on
 * @param review not understood by central yet
 * @param confirmedAt when central last answered; null if it never did
 * @param reserveLists lists on hand that can be begun without central
 * @param startBy until when the first of these may be begun; null for none
 * @param reserveMinutes how long these last at the station's rate
 * @param drained of the present backlog, already sent; with {@code waiting} it makes the bar
 * @param perSecond operations sent per second of late
 * @param clockOffsetMillis by how much this clock is ahead of central's
 * @param lastError why the last exchange failed, a code of the messages; null if it did not
 * @param version of the station's program
 * @param boot names this start of the backend; two computers that speak for one station differ in it
 * @param handover of what was done here before there was a central; null if nothing was
 * @param restored this computer was restored from an older copy, and nobody acknowledged that yet
 */
public record SyncStatus(
        Link link,
        Instant since,
        String central,
        String station,
        long savedHere,
        long waiting,
        @Nullable Instant oldestWaiting,
        long attention,
        long review,
        @Nullable Instant confirmedAt,
        int reserveLists,
        @Nullable Instant startBy,
        int reserveMinutes,
        long drained,
        double perSecond,
        long clockOffsetMillis,
        long freeMegabytes,
        @Nullable String lastError,
        @Nullable GrantRefusal grantRefusal,
        boolean restored,
        List<StopNotice> stops,
        String version,
        String boot,
        @Nullable HandoverStatus handover) {

    public SyncStatus {
        stops = List.copyOf(stops);
    }

    /** The link, with what a person can do something about. */
    public enum Link implements Wire {
        ONLINE,
        /** Central does not know this station yet: a supervisor's code enrols it. */
        NOT_ENROLLED,
        /** Connected, and what waits is being sent. */
        DRAINING,
        /** This computer has no network. */
        NO_NETWORK,
        /** The network is there, central's computer does not answer. */
        NO_CENTRAL,
        /** Something answers that is not central, such as a Wi-Fi sign-in page. */
        NOT_CENTRAL,
        /** Central answers, and nothing moves. */
        STUCK,
        /** Central does not accept this station any more. */
        REFUSED
    }
}
