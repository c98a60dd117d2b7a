package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.handover.HandoverErrand;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.Enrolment;
import dev.pickwright.model.Page;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.FulfillmentStanding;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.StationMoment;
import dev.pickwright.model.sync.StationStore.StationNote;
import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.model.sync.SyncStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How this station stands with its central. Reads the database and what the loop saw; asks nobody. */
@Service
@AtStation
public class StationStatus {

    private static final long MINUTES_MILLIS = 5_000;

    private final CentralClient central;
    private final SyncLink link;
    private final ContactLog contacts;
    private final SyncRunner runner;
    private final StationDisk disk;
    private final StationClock clock;
    private final JdbcStationStore store;
    private final StationStateRepository state;
    private final StationViewQueries views;
    private final HandoverErrand handover;
    private final UnitOfWork units;
    private int minutes;
    private long minutesUntil;

    StationStatus(
            CentralClient central,
            SyncLink link,
            ContactLog contacts,
            SyncRunner runner,
            StationDisk disk,
            StationClock clock,
            JdbcStationStore store,
            StationStateRepository state,
            StationViewQueries views,
            HandoverErrand handover,
            UnitOfWork units) {
        this.central = central;
        this.link = link;
        this.contacts = contacts;
        this.runner = runner;
        this.disk = disk;
        this.clock = clock;
        this.store = store;
        this.state = state;
        this.views = views;
        this.handover = handover;
        this.units = units;
    }

    public SyncStatus status() {
        Enrolment enrolment = central.enrolment();
        SyncLink.Seen seen = link.seen();
        return units.relaxed(() -> {
            var counts = views.counts();
            var hand = views.onHand();
            return new SyncStatus(
                    enrolment.enrolled() ? seen.link() : SyncStatus.Link.NOT_ENROLLED,
                    seen.since(),
                    enrolment.central().toString(),
                    Optional.ofNullable(enrolment.name()).orElse(""),
                    counts.kept(),
                    counts.waiting(),
                    counts.oldestWaiting(),
                    counts.attention(),
                    counts.review(),
                    seen.answeredAt() == null ? contacts.last().orElse(null) : seen.answeredAt(),
                    hand.lists(),
                    hand.startBy(),
                    minutesOnHand(),
                    seen.drained(),
                    seen.perSecond(),
                    seen.clockOffsetMillis(),
                    disk.freeMegabytes(),
                    seen.lastError(),
                    refusal(seen),
                    store.raised(StationNote.Kind.RESTORED),
                    stops(),
                    StationVersion.program(),
                    clock.now().boot(),
                    handover.status());
        });
    }

    /** Screens ask each second or so, and it reads all that was done for hours. */
    private synchronized int minutesOnHand() {
        StationMoment now = clock.now();
        if (now.mono() >= minutesUntil) {
            minutes = Reserve.minutes(state.workOnHand(now.wall()));
            minutesUntil = now.mono() + MINUTES_MILLIS;
        }
        return minutes;
    }

    private @Nullable GrantRefusal refusal(SyncLink.Seen seen) {
        return seen.refusal() == null && disk.low() ? GrantRefusal.DISK : seen.refusal();
    }

    private List<StopNotice> stops() {
        return state.stops().stream()
                .map(stop -> new StopNotice(
                        stop.lease().fulfillment(),
                        stop.lease().epoch(),
                        stop.number(),
                        stop.why(),
                        views.goods(stop.lease().fulfillment())))
                .toList();
    }

    /** The newest first. @param after the cursor of the page before */
    public Page<OperationView> operations(@Nullable OperationStanding standing, @Nullable Long after, int limit) {
        return units.relaxed(() -> views.operations(standing, after, limit));
    }

    /** @param only null for all that is on hand */
    public List<FulfillmentStanding> standings(@Nullable FulfillmentId only) {
        return units.relaxed(() -> views.standings(only));
    }

    /** Exchanges with central now, whatever failed before. */
    public void exchange() {
        runner.hurry();
    }
}
