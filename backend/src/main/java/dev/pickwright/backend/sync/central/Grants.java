package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.picking.Picklists;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.LeaseCopies;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.sync.CentralStore.StationBook;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.WantWork;
import dev.pickwright.model.sync.WorkGranted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Central: gives stations work. The fulfillments of a picklist go together; what is not planned is planned for it. */
@Service
public class Grants {

    /** How long a reserve may be started after it was given. */
    static final Duration RESERVE = Duration.ofHours(4);

    /** A station that was heard of so lately takes part. */
    private static final Duration LIVELY = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(Grants.class);
    private static final int MOST_ACTIVE = 10;
    private static final int MOST_RESERVE = 25;

    private final CentralSync central;
    private final JdbcCentralStore store;
    private final LeaseStore leases;
    private final GrantQueries queries;
    private final BoardQueries stations;
    private final LeaseCopies copies;
    private final Steps steps;
    private final Picklists picklists;
    private final Fulfillments fulfillments;
    private final TravelledTotes totes;
    private final UnitOfWork units;
    private final Clock clock;

    Grants(
            CentralSync central,
            JdbcCentralStore store,
            LeaseStore leases,
            GrantQueries queries,
            BoardQueries stations,
            LeaseCopies copies,
            Steps steps,
            Picklists picklists,
            Fulfillments fulfillments,
            TravelledTotes totes,
            UnitOfWork units,
            Clock clock) {
        this.central = central;
        this.store = store;
        this.leases = leases;
        this.queries = queries;
        this.stations = stations;
        this.copies = copies;
        this.steps = steps;
        this.picklists = picklists;
        this.fulfillments = fulfillments;
        this.totes = totes;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Fills up what the station has on hand to what it wants, and hands over what lies in a tote that stands there; the
     * same question again adds nothing.
     *
     * @throws ProblemException LEASED if another station has the tote's work and has not sent what was picked
     */
    public WorkGranted want(StationId station, WantWork wanted) {
        return units.run(() -> {
            Optional<StationBook> book = store.station(station);
            GrantRefusal refusal = book.isEmpty() ? null : refusal(book.get());
            List<Lease> granted = new ArrayList<>();
            boolean fresh = queries.ask(station, wanted.request(), clock.instant());
            if (book.isPresent() && refusal == null && fresh) {
                Round round = new Round(station);
                int active = Math.clamp(wanted.active(), 0, MOST_ACTIVE) - queries.lists(station, false);
                round.give(LeaseKind.ACTIVE, active, granted);
                int reserve = Math.clamp(wanted.reserve(), 0, MOST_RESERVE) - queries.lists(station, true);
                round.give(LeaseKind.RESERVE, reserve, granted);
                if (wanted.tote() != null) {
                    totes.handOver(known(station), wanted.tote(), wanted.approvedBy())
                            .ifPresent(granted::add);
                }
                log.info("Station {} got {} fulfillments", station, granted.size());
            }
            List<LeaseSnapshot> snapshots = granted.stream()
                    .map(lease -> copies.export(lease.fulfillment(), lease.epoch()))
                    .toList();
            return new WorkGranted(store.central(), refusal, held(station), snapshots);
        });
    }

    /** Whether there is anything that it could be given now. Joins the caller's unit of work. */
    boolean waits(StationId station) {
        Instant now = clock.instant();
        var beside = new GrantQueries.Beside(now, now, Set.of());
        return stations.station(station)
                .map(BoardQueries.Known::warehouse)
                .filter(at -> queries.openPicklist(at, beside).isPresent()
                        || queries.unplanned(at, beside).isPresent()
                        // What is picked is packed at once or not at all: it is no reserve.
                        || queries.lists(station, false) == 0
                                && queries.picked(at, beside).isPresent())
                .isPresent();
    }

    private @Nullable GrantRefusal refusal(StationBook book) {
        return book.suspectedClone()
                ? GrantRefusal.SUSPECT_CLONE
                : queries.refusal(book.station()).orElse(null);
    }

    private BoardQueries.Known known(StationId station) {
        return stations.station(station).orElseThrow();
    }

    private List<GrantedLease> held(StationId station) {
        return leases.open(station).stream()
                .map(lease -> new GrantedLease(
                        lease.fulfillment(), lease.epoch(), lease.kind(), lease.grantedAt(), lease.startBy()))
                .toList();
    }

    /** One answer: what somebody else took or what cannot be begun meanwhile is not looked at again in it. */
    private final class Round {

        private final StationId station;
        private final BoardQueries.Known known;
        private final Instant now = clock.instant();
        private final Set<UUID> skipped = new HashSet<>();
        private final boolean othersWork;

        Round(StationId station) {
            this.station = station;
            this.known = known(station);
            this.othersWork = queries.othersWork(station, known.warehouse(), now.minus(LIVELY));
        }

        void give(LeaseKind kind, int lists, List<Lease> granted) {
            int given = 0;
            while (given < lists) {
                Candidate next = next(kind);
                if (next == null) {
                    return;
                }
                skipped.add(next.id());
                List<Lease> got = take(kind, next);
                granted.addAll(got);
                given += got.isEmpty() ? 0 : 1;
            }
        }

        private @Nullable Candidate next(LeaseKind kind) {
            // What has to leave soon is no reserve, unless nobody else could do it either.
            Instant until = kind == LeaseKind.RESERVE && othersWork ? now.plus(RESERVE) : now;
            var beside = new GrantQueries.Beside(now, until, skipped);
            Optional<PicklistId> list = queries.openPicklist(known.warehouse(), beside);
            if (list.isPresent()) {
                return new Candidate(list.get().value(), list.get());
            }
            Optional<FulfillmentId> one = kind == LeaseKind.ACTIVE
                    ? queries.picked(known.warehouse(), beside).or(() -> queries.unplanned(known.warehouse(), beside))
                    : queries.unplanned(known.warehouse(), beside);
            return one.map(id -> new Candidate(id.value(), null)).orElse(null);
        }

        private List<Lease> take(LeaseKind kind, Candidate next) {
            try {
                return units.nested(() -> {
                    PicklistId list = next.picklist();
                    List<FulfillmentId> parts =
                            list == null ? List.of(new FulfillmentId(next.id())) : queries.parts(list);
                    return parts.stream()
                            .map(part -> grant(kind, part, list == null))
                            .toList();
                });
            } catch (ProblemException e) {
                log.info("{} is not given to station {}: {}", next.id(), station, e.detail());
                return List.of();
            } catch (Taken e) {
                return List.of();
            }
        }

        private Lease grant(LeaseKind kind, FulfillmentId part, boolean plan) {
            FulfillmentStatus status = fulfillments.lockForWork(part).status();
            Actor self = Actor.station(known.name(), known.warehouse());
            if (plan && status == FulfillmentStatus.PENDING) {
                steps.startPlanning(self, part, null);
            }
            if (plan && (status == FulfillmentStatus.PENDING || status == FulfillmentStatus.PLANNING)) {
                picklists.generate(self, part, null);
            }
            long startBy = kind == LeaseKind.RESERVE ? now.plus(RESERVE).toEpochMilli() : Long.MAX_VALUE;
            return central.leases()
                    .grant(part, station, kind, now.toEpochMilli(), startBy)
                    .orElseThrow(Taken::new);
        }
    }

    /** @param picklist null for a fulfillment that is on none */
    private record Candidate(UUID id, @Nullable PicklistId picklist) {}

    /** Somebody else got it first. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
