package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.station.platform.i18n.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What central knows of a station, in words. */
final class StationSyncSentences {

    private static final int SECOND = 1_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private StationSyncSentences() {}

    static String heard(StationSyncView row, Instant now) {
        return row.lastHello() == null
                ? Messages.text("stations.never")
                : Messages.age(Duration.between(row.lastHello(), now));
    }

    static String owed(StationSyncView row, Instant now) {
        return row.oldestOwed() == null
                ? Messages.text("number", row.owed())
                : Messages.text("station_sync.owed", row.owed(), Messages.age(Duration.between(row.oldestOwed(), now)));
    }

    static String leases(StationSyncView row) {
        return Messages.text("station_sync.leases", row.activeLeases(), row.reserveLeases());
    }

    static String clock(StationSyncView row) {
        Duration off = Duration.ofMillis(Math.abs(row.clockOffsetMillis()));
        String by = off.compareTo(MINUTE) < 0
                ? Messages.text("sync.seconds", Math.round((double) off.toMillis() / SECOND))
                : Messages.age(off);
        return Messages.text(row.clockOffsetMillis() < 0 ? "station_sync.behind" : "station_sync.ahead", by);
    }

    static String disk(StationSyncView row) {
        return Messages.text("station_sync.gigabytes", row.freeMegabytes() / (double) SECOND);
    }

    /** What there is to do about it; empty if nothing. */
    static List<String> troubles(StationSyncView row, Instant now) {
        List<String> all = new ArrayList<>();
        if (row.suspectedClone()) {
            all.add(Messages.text("station_sync.clone", row.name()));
        }
        if (row.lost() > 0) {
            all.add(Messages.text("station_sync.lost", row.lost(), row.name()));
        }
        if (row.owed() > 0) {
            all.add(Messages.text("station_sync.owes", row.owed(), heard(row, now)));
        }
        if (row.grantRefusal() != null) {
            all.add(Messages.text("sync.no_work", Messages.word(row.grantRefusal())));
        }
        if (row.openCases() > 0) {
            all.add(Messages.text("station_sync.cases", row.openCases()));
        }
        return all;
    }
}
