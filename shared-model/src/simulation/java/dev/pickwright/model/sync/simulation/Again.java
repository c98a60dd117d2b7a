package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.StationLease;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** S11 and S25 at a station: what it was told or asked once and hears again counts once. */
final class Again {

    private static final int KEPT = 6;

    private final World world;
    private final Pc pc;
    private final Planted planted;
    private final SplittableRandom random;
    private final List<FeedPage> pages = new ArrayList<>();
    private final List<Request> scans = new ArrayList<>();

    Again(World world, Pc pc, Planted planted) {
        this.world = world;
        this.pc = pc;
        this.planted = planted;
        random = world.random("again " + pc.name);
    }

    /** A page was taken: now and then it, or one of long ago, is taken once more. */
    void read(FeedPage page) {
        keep(pages, page);
        FeedPage one = pages.get(random.nextInt(pages.size()));
        FeedPoint point = pc.store.feed(one.feed());
        boolean all = one.central() == point.central()
                && one.messages().stream().allMatch(message -> message.no() <= point.no());
        if (all && !one.messages().isEmpty() && random.nextInt(4) == 0) {
            world.counts.add("pages of a feed taken twice");
            nothing("S25", "a page again, and ", () -> pc.sync().take(one));
        }
    }

    /** A scan was done: it, or one of long ago, comes once more. */
    void scanned(Request request) {
        keep(scans, request);
        Request one = scans.get(random.nextInt(scans.size()));
        if (pc.store.has(one.id())) {
            nothing("S11", "a scan again, and ", () -> pc.command(one));
        }
    }

    private <T> void keep(List<T> kept, T one) {
        if (kept.size() < KEPT) {
            kept.add(one);
        } else {
            kept.set(random.nextInt(KEPT), one);
        }
    }

    private void nothing(String oracle, String what, Runnable again) {
        String changed = pc.db.firstChange(again);
        Violation.unless(changed == null, oracle, () -> pc.name + ": " + what + changed);
    }

    /** S25: all that central ever told, read from the beginning, leaves operations and leases as they are. */
    void wholeFeed(Central central) {
        List<LoggedOperation> log = pc.store.log();
        List<StationLease> leases = pc.store.everyLease();
        pc.db.tried(() -> {
            pc.store.write(new FeedPoint(FeedName.CONTROL, central.incarnation(), 0));
            boolean more = true;
            while (more) {
                more = planted.take(
                        pc,
                        central.feed(
                                pc.station,
                                FeedName.CONTROL,
                                pc.store.feed(FeedName.CONTROL).no()));
            }
            for (LoggedOperation was : log) {
                same(shown(was), shown(pc.store.find(was.operation().id()).orElseThrow()));
            }
            for (StationLease was : leases) {
                if (!was.open() || holds(central, was)) {
                    same(was, pc.store.lease(was.fulfillment()).orElseThrow());
                }
            }
        });
    }

    /** Whether central says so as well: a grant may come after the word that it is to stop, until the next hello. */
    private static boolean holds(Central central, StationLease lease) {
        Lease ours = central.store.truly(new LeaseRef(lease.fulfillment(), lease.epoch()));
        return ours != null
                && ours.state().open()
                && ours.epoch() == lease.epoch()
                && !central.store.cancelRequested(lease.fulfillment());
    }

    /** The case is told by the feed, and not any more in an answer that comes when it is closed. */
    private static List<?> shown(LoggedOperation entry) {
        Ruling ruling = entry.ruling();
        return ruling == null
                ? List.of(entry.operation(), entry.standing())
                : List.of(entry.operation(), entry.standing(), ruling.verdict());
    }

    private void same(Object was, Object is) {
        Violation.unless(was.equals(is), "S25", () -> pc.name + " reads its feed again, and " + was + " becomes " + is);
    }
}
