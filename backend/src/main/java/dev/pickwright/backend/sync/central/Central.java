package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.LeaseCopies;
import dev.pickwright.backend.sync.copies.Reference;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.CentralStore.StreamBook;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.NumberBlock;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Central: what stations say, send and ask for. Whose message it is was checked before. */
@Service
public class Central {

    private static final int MOST_OPERATIONS = 1_000;
    private static final int BLOCK = 500;

    private final CentralSync central;
    private final JdbcCentralStore store;
    private final BookStore books;
    private final AppliedStore applied;
    private final BoardQueries stations;
    private final LeaseStore leases;
    private final Clones clones;
    private final Grants grants;
    private final LostWork lost;
    private final LeaseCopies copies;
    private final Reference reference;
    private final SsccBlocks blocks;
    private final BlockRepository given;
    private final SyncMeters meters;
    private final UnitOfWork units;
    private final Clock clock;

    Central(
            CentralSync central,
            JdbcCentralStore store,
            BookStore books,
            AppliedStore applied,
            BoardQueries stations,
            LeaseStore leases,
            Clones clones,
            Grants grants,
            LostWork lost,
            LeaseCopies copies,
            Reference reference,
            SsccBlocks blocks,
            BlockRepository given,
            SyncMeters meters,
            UnitOfWork units,
            Clock clock) {
        this.central = central;
        this.store = store;
        this.books = books;
        this.applied = applied;
        this.stations = stations;
        this.leases = leases;
        this.clones = clones;
        this.grants = grants;
        this.lost = lost;
        this.copies = copies;
        this.reference = reference;
        this.blocks = blocks;
        this.given = given;
        this.meters = meters;
        this.units = units;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_ALLOWED for a copy of a station whose other copy was kept */
    public HelloReply hello(Hello hello) {
        return units.run(() -> {
            clones.require(hello.station(), hello.incarnation(), hello.boot());
            long now = clock.millis();
            HelloReply reply = central.hello(hello, now);
            books.heard(hello, hello.wall() - now, reply.grantRefusal());
            clones.tell(hello.station());
            return reply.workWaits(reply.grantRefusal() == null && grants.waits(hello.station()));
        });
    }

    /**
     * Rules on operations. Where carrying one out failed for a reason nobody foresaw, the answer covers those before it
     * and says when to come again.
     *
     * @throws ProblemException TOO_LARGE; NOT_ALLOWED as {@link #hello}
     */
    public PushReply push(Push push) {
        if (push.operations().size() > MOST_OPERATIONS) {
            throw new ProblemException(
                    Problem.TOO_LARGE, "A push has at most %,d operations. Split it.".formatted(MOST_OPERATIONS));
        }
        clones.require(push.station(), push.incarnation(), push.boot());
        PushReply reply = sender(push.station())
                .within(() -> applied.expecting(
                        push.operations().stream().map(Operation::id).toList(),
                        () -> store.hoping(() -> central.push(push, clock.millis()))));
        meters.ruled(push, reply);
        return reply;
    }

    private Sender sender(StationId station) {
        return stations.station(station).orElseThrow(() -> unknown(station)).sender();
    }

    private static ProblemException unknown(StationId station) {
        return new ProblemException(Problem.NOT_FOUND, "There is no station %s.".formatted(station));
    }

    /** Gives a station another incarnation; its first one ends what an earlier station of its name had. */
    public IncarnationOpened open(OpenIncarnation asked) {
        return units.run(() -> {
            clones.require(asked.station(), asked.from(), asked.boot());
            IncarnationOpened opened = central.open(asked, clock.millis());
            if (opened.opened() && asked.from() == 0) {
                lost.countFor(asked.station());
            }
            return opened;
        });
    }

    public FeedPage feed(StationId station, FeedName feed, long after, int limit) {
        return store.feed(station, feed, after, limit);
    }

    /** @throws ProblemException NOT_FOUND unless the station has a lease of it */
    public LeaseSnapshot snapshot(StationId station, FulfillmentId fulfillment) {
        return units.run(() -> {
            leases.lock(fulfillment);
            Lease lease = leases.open(fulfillment).stream()
                    .filter(each -> each.station().equals(station))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            Problem.NOT_FOUND, "This station has no lease of fulfillment %s.".formatted(fulfillment)));
            return copies.export(fulfillment, lease.epoch());
        });
    }

    public BootstrapPart reference(int part) {
        return reference.part(store.central(), part);
    }

    /** Serials of shipping containers that nobody else ever gets. @throws ProblemException NOT_FOUND if it has no such incarnation */
    public NumberBlock numbers(StationId station, long incarnation) {
        return units.run(() -> {
            if (books.stream(station, incarnation).filter(StreamBook::open).isEmpty()) {
                throw new ProblemException(
                        Problem.NOT_FOUND, "Incarnation %d is not the station's.".formatted(incarnation));
            }
            SsccBlocks.Block block = blocks.take(BLOCK);
            given.insert(station, incarnation, block, clock.instant());
            return new NumberBlock(block.first(), block.last());
        });
    }
}
