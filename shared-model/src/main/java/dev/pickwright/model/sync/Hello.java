package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pickwright.model.access.StationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a station says of itself on connecting, every half minute, and when central answered otherwise than it expected;
 * also when nothing waits, for only so an idle station hears of a restored central.
 *
 * @param app the version of the station's backend
 * @param boot names this start of the station's backend
 * @param helloNo grows within a boot
 * @param wall the station's clock, milliseconds since 1970
 * @param mono milliseconds since that start
 * @param head the newest operation
 * @param acked the newest operation that central is known to have
 * @param points chains at some places, newest first, among them head and acked; more of them after a fork
 * @param leaseDigest of the leases that the station holds, see {@link HeldLease#digest}
 * @param leases these, if central may not know them as they are; null if it does
 * @param freeMegabytes on the station's disk; -1 if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hello(
        StationId station,
        long incarnation,
        String app,
        String boot,
        long helloNo,
        long wall,
        long mono,
        long head,
        long acked,
        List<ChainPoint> points,
        List<FeedPoint> feeds,
        String leaseDigest,
        @Nullable List<HeldLease> leases,
        Backlog backlog,
        long freeMegabytes) {

    public Hello {
        points = List.copyOf(points);
        feeds = List.copyOf(feeds);
        leases = leases == null ? null : List.copyOf(leases);
    }

    /** The chain that the station has there; null if it did not say. */
    public @Nullable Chain chainAt(long seq) {
        if (seq == 0) {
            return Chain.START;
        }
        return points.stream()
                .filter(point -> point.seq() == seq)
                .map(ChainPoint::chain)
                .findFirst()
                .orElse(null);
    }
}
