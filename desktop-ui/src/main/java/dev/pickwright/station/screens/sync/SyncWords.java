package dev.pickwright.station.screens.sync;

import dev.pickwright.model.sync.HandoverConflict;
import dev.pickwright.model.sync.HandoverStatus;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.platform.i18n.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a station stands with its central, in words for who works there. */
final class SyncWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("dd.MM. HH:mm");
    private static final Duration SAME_DAY = Duration.ofHours(20);
    private static final int MINUTE = 60;
    private static final int HOUR = 60;
    private static final int COMPUTER = 4;

    private final ZoneId zone;
    private final Instant now;

    /** @param zone whose time is shown */
    SyncWords(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    String link(SyncStatus status) {
        return Messages.text("sync.since", Messages.word(status.link()), time(status.since()));
    }

    String waiting(SyncStatus status) {
        Instant oldest = status.oldestWaiting();
        return oldest == null
                ? Messages.text("sync.waiting", status.waiting())
                : Messages.text("sync.waiting_oldest", status.waiting(), span(Duration.between(oldest, now)));
    }

    String confirmed(SyncStatus status) {
        Instant at = status.confirmedAt();
        return at == null ? Messages.text("sync.never") : Messages.text("sync.confirmed", time(at));
    }

    String reserve(SyncStatus status) {
        Instant startBy = status.startBy();
        if (status.reserveLists() == 0 || startBy == null) {
            return Messages.text("sync.reserve_none");
        }
        return Messages.text(
                "sync.reserve",
                status.reserveLists(),
                span(Duration.ofMinutes(status.reserveMinutes())),
                time(startBy));
    }

    /** How far sending has come. */
    String drain(SyncStatus status) {
        long all = status.drained() + status.waiting();
        if (status.perSecond() < 1) {
            return Messages.text("sync.drain_slow", status.drained(), all);
        }
        long rest = Math.max(1, Math.round(status.waiting() / status.perSecond()));
        String left = rest < MINUTE ? Messages.text("sync.seconds", rest) : span(Duration.ofSeconds(rest + MINUTE - 1));
        return Messages.text("sync.drain", status.drained(), all, Math.round(status.perSecond()), left);
    }

    /** From 0 to 1. */
    static double drained(SyncStatus status) {
        long all = status.drained() + status.waiting();
        return all == 0 ? 1 : (double) status.drained() / all;
    }

    String clock(SyncStatus status) {
        long seconds = Math.round(Math.abs(status.clockOffsetMillis()) / 1_000.0);
        if (seconds == 0) {
            return Messages.text("sync.clock_right");
        }
        String by = seconds < MINUTE ? Messages.text("sync.seconds", seconds) : span(Duration.ofSeconds(seconds));
        return Messages.text(status.clockOffsetMillis() > 0 ? "sync.clock_ahead" : "sync.clock_behind", by);
    }

    /** What becomes of that which was done here before, in a line. */
    static String handover(HandoverStatus handover) {
        return switch (handover.state()) {
            case SENDING ->
                handover.rows() > 0 && handover.sent() >= handover.rows()
                        ? Messages.text("sync.handover.taking", handover.rows())
                        : Messages.text("sync.handover.sending", handover.sent(), handover.rows());
            case WAITING, TAKEN, REFUSED ->
                Messages.text("sync.handover." + handover.state().wire());
        };
    }

    /** {@link #handover} with why central refused, and what to do. */
    static String handoverAtLength(HandoverStatus handover) {
        if (handover.conflicts().isEmpty()) {
            return handover(handover);
        }
        StringBuilder lines = new StringBuilder(handover(handover));
        for (HandoverConflict each : handover.conflicts()) {
            lines.append('\n')
                    .append(Messages.text(
                            "sync.handover.why." + each.why().wire(),
                            each.count(),
                            String.join(", ", each.examples())));
        }
        return lines.append('\n').append(Messages.text("sync.handover.again")).toString();
    }

    /** By which people tell computers apart that speak for one station: the end of the name of its start. */
    static String computer(String boot) {
        return boot.substring(Math.max(0, boot.length() - COMPUTER)).toUpperCase(Locale.ROOT);
    }

    /** Hours and minutes. */
    static String span(Duration span) {
        long minutes = Math.max(0, span.toMinutes());
        return minutes < HOUR
                ? Messages.text("age.minutes", minutes)
                : Messages.text("sync.hours", minutes / HOUR, minutes % HOUR);
    }

    String time(Instant at) {
        boolean near = Duration.between(at, now).abs().compareTo(SAME_DAY) < 0;
        return (near ? TIME : DAY_AND_TIME).format(at.atZone(zone));
    }
}
