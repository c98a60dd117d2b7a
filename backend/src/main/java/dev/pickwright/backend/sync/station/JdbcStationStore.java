package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Backlog;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.ChainPoint;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.StationIdentity;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A station's side of the protocol in its own database. Appending is serialised by the lock of the identity. */
@Component
@AtStation
public class JdbcStationStore implements StationStore {

    /** Also if central needs it no more: so that a station can show what it did. */
    private static final Duration KEPT = Duration.ofDays(7);
    /** A flag that holds the newest place forgotten. */
    private static final String PRUNED = "pruned";

    private static final String IDENTITY = "identity";

    private final JdbcClient jdbc;
    private final UnitMemory<String, StationIdentity> locked = new UnitMemory<>();
    private final StationLogQueries log;
    private final HeldLeaseRepository leases;
    private final List<NoteTaker> takers;
    private final UnitOfWork units;
    private final JsonMapper json;
    private final Clock clock;

    JdbcStationStore(
            JdbcClient jdbc,
            StationLogQueries log,
            HeldLeaseRepository leases,
            List<NoteTaker> takers,
            UnitOfWork units,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.leases = leases;
        this.takers = takers;
        this.units = units;
        this.json = json;
        this.clock = clock;
    }

    /** Makes this database that of a station, unless it is one already. */
    public void establish(StationId station) {
        units.run(() -> jdbc.sql("""
                insert into sync_identity (id, station_id, incarnation, central, head, chain, acked, hello_no, boot,
                    server_time)
                select 1, :station, 0, 0, 0, :chain, 0, 0, '', 0
                where not exists (select 1 from sync_identity)
                """)
                .param("station", station.value())
                .param("chain", Chain.START.toString())
                .update());
    }

    /** Whether this database is a station's. */
    public boolean established() {
        return jdbc.sql("select count(*) from sync_identity").query(Long.class).single() > 0;
    }

    @Override
    public <T> T transaction(Supplier<T> work) {
        return units.run(work);
    }

    @Override
    public <T> T relaxed(Supplier<T> work) {
        return units.relaxed(work);
    }

    /** @throws IllegalStateException before {@link #establish} */
    @Override
    public StationIdentity identity() {
        return locked.get(IDENTITY, this::lockIdentity);
    }

    private StationIdentity lockIdentity() {
        return jdbc.sql("select * from sync_identity for update")
                .query((row, n) -> new StationIdentity(
                        new StationId(Sql.uuid(row, "station_id")),
                        row.getLong("incarnation"),
                        row.getInt("central"),
                        row.getLong("head"),
                        Chain.of(row.getString("chain")),
                        row.getLong("acked"),
                        row.getLong("hello_no"),
                        row.getString("boot"),
                        row.getLong("server_time")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("this database is no station's"));
    }

    @Override
    public void write(StationIdentity identity) {
        locked.forget(IDENTITY);
        jdbc.sql("""
                update sync_identity set station_id = :station, incarnation = :incarnation, central = :central,
                    head = :head, chain = :chain, acked = :acked, hello_no = :hello, boot = :boot,
                    server_time = :time
                """)
                .param("station", identity.station().value())
                .param("incarnation", identity.incarnation())
                .param("central", identity.central())
                .param("head", identity.head())
                .param("chain", identity.chain().toString())
                .param("acked", identity.acked())
                .param("hello", identity.helloNo())
                .param("boot", identity.boot())
                .param("time", identity.serverTime())
                .update();
    }

    @Override
    public void append(LoggedOperation entry) {
        Operation operation = entry.operation();
        log.appending(operation.id());
        LeaseRef first =
                operation.leases().isEmpty() ? null : operation.leases().getFirst();
        // Positions only grow, for the journal goes by them: the newest entry is never forgotten.
        int appended = jdbc.sql("""
                insert into sync_log (position, operation_id, incarnation, seq, operation, chain, standing,
                    fulfillment_id, epoch, done_at)
                select (select coalesce(max(position), 0) + 1 from sync_log), :id, :incarnation, :seq, :operation, :chain,
                    :standing, :fulfillment, :epoch, :done
                where (select coalesce(max(seq), :seq - 1) from sync_log where incarnation = :incarnation) = :seq - 1
                """)
                .param("id", operation.id().value())
                .param("incarnation", entry.incarnation())
                .param("seq", operation.seq())
                .param("operation", json.writeValueAsString(operation))
                .param("chain", entry.chain().toString())
                .param("standing", entry.standing().wire())
                .param("fulfillment", first == null ? null : first.fulfillment().value())
                .param("epoch", first == null ? 0 : first.epoch())
                .param("done", operation.wall())
                .update();
        if (appended == 0) {
            throw new IllegalStateException("operation %d was to be appended after %d"
                    .formatted(operation.seq(), log.head(entry.incarnation())));
        }
    }

    @Override
    public Optional<LoggedOperation> find(OperationId id) {
        return log.find(id);
    }

    @Override
    public List<LoggedOperation> after(long incarnation, long seq, int limit) {
        return log.after(incarnation, seq, limit);
    }

    @Override
    public List<LoggedOperation> all() {
        return log.all();
    }

    @Override
    public Optional<Chain> chainAt(long incarnation, long seq) {
        return log.chainAt(incarnation, seq).or(() -> pruned(incarnation + " " + seq + " "));
    }

    private Optional<Chain> pruned(String place) {
        return jdbc.sql("select body from sync_flag where name = ?")
                .param(PRUNED)
                .query(String.class)
                .optional()
                .filter(body -> body.startsWith(place))
                .map(body -> Chain.of(body.substring(place.length())));
    }

    @Override
    public List<ChainPoint> points(long incarnation, int limit) {
        return log.points(incarnation, limit);
    }

    @Override
    public void update(LoggedOperation entry) {
        log.changing();
        Ruling ruling = entry.ruling();
        jdbc.sql("""
                update sync_log set incarnation = :incarnation, seq = :seq, operation = :operation, chain = :chain,
                    standing = :standing, verdict = :verdict, code = :code, case_id = :case,
                    confirmed_at = case when :ruled then coalesce(confirmed_at, :now) else null end
                where operation_id = :id
                """)
                .param("incarnation", entry.incarnation())
                .param("seq", entry.operation().seq())
                .param("operation", json.writeValueAsString(entry.operation()))
                .param("chain", entry.chain().toString())
                .param("standing", entry.standing().wire())
                .param("verdict", ruling == null ? null : ruling.verdict().wire())
                .param(
                        "code",
                        ruling == null || ruling.code() == null
                                ? null
                                : ruling.code().wire())
                .param(
                        "case",
                        ruling == null || ruling.caseId() == null
                                ? null
                                : ruling.caseId().value())
                .param("ruled", ruling != null)
                .param("now", clock.millis())
                .param("id", entry.operation().id().value())
                .update();
    }

    @Override
    public OptionalLong firstWaiting(long incarnation) {
        return log.firstWaiting(incarnation);
    }

    @Override
    public OptionalLong firstUnderReview(long incarnation) {
        return log.firstUnderReview(incarnation);
    }

    @Override
    public void sent(long incarnation, long from, long through) {
        log.changing();
        jdbc.sql("""
                update sync_log set standing = 'sent'
                where incarnation = ? and seq between ? and ? and standing = 'saved'
                """).params(incarnation, from, through).update();
    }

    @Override
    public void applied(long incarnation, long from, long through) {
        log.changing();
        jdbc.sql("""
                update sync_log set standing = :standing, verdict = :verdict, confirmed_at = :now
                where incarnation = :incarnation and seq between :from and :through and standing in ('saved', 'sent')
                """)
                .param("standing", OperationStanding.of(Ruling.APPLIED).wire())
                .param("verdict", Ruling.APPLIED.verdict().wire())
                .param("now", clock.millis())
                .param("incarnation", incarnation)
                .param("from", from)
                .param("through", through)
                .update();
    }

    @Override
    public void resend(long incarnation, long after) {
        log.changing();
        jdbc.sql("""
                update sync_log set standing = 'saved', verdict = null, code = null, case_id = null, confirmed_at = null
                where incarnation = ? and seq > ?
                """).params(incarnation, after).update();
    }

    @Override
    public void settle(CaseId file) {
        log.changing();
        jdbc.sql("update sync_log set standing = 'confirmed' where case_id = ? and standing = 'attention'")
                .param(file.value())
                .update();
    }

    @Override
    public int prune(long incarnation, long through) {
        log.changing();
        long before = clock.millis() - KEPT.toMillis();
        // The newest place stays, which the next one follows; what was sent again has it without being recorded last.
        long last = Math.min(through, log.head(incarnation) - 1);
        log.newestPrunable(incarnation, last, before)
                .ifPresent(point -> raise(PRUNED, "%d %d %s".formatted(incarnation, point.seq(), point.chain())));
        return jdbc.sql("delete from sync_log where position in (" + StationLogQueries.PRUNABLE + ")")
                .param("incarnation", incarnation)
                .param("through", last)
                .param("before", before)
                .update();
    }

    @Override
    public Backlog backlog(long wall) {
        return log.backlog(wall);
    }

    @Override
    public List<StationLease> openLeases() {
        return leases.open();
    }

    @Override
    public Optional<StationLease> lease(FulfillmentId fulfillment) {
        return leases.find(fulfillment);
    }

    @Override
    public void write(StationLease lease) {
        leases.write(lease);
    }

    @Override
    public int pending(FulfillmentId fulfillment, long epoch) {
        return log.pending(fulfillment, epoch);
    }

    @Override
    public FeedPoint feed(FeedName feed) {
        return jdbc.sql("select central, no from sync_feed_point where feed = ?")
                .param(feed.wire())
                .query((row, n) -> new FeedPoint(feed, row.getInt("central"), row.getLong("no")))
                .optional()
                .orElse(new FeedPoint(feed, 0, 0));
    }

    @Override
    public void write(FeedPoint point) {
        jdbc.sql("delete from sync_feed_point where feed = ?")
                .param(point.feed().wire())
                .update();
        jdbc.sql("insert into sync_feed_point (feed, central, no) values (?, ?, ?)")
                .params(point.feed().wire(), point.central(), point.no())
                .update();
    }

    /** Keeps what the screens and the sync loop ask for later, and tells whoever acts on it now. */
    @Override
    public void note(StationNote note) {
        switch (note.kind()) {
            case REVOKED -> leases.stop(note, "revoked");
            case CANCEL_REQUESTED -> leases.stop(note, "cancelled");
            case SNAPSHOT_WANTED -> leases.wantSnapshot(note);
            case BOOTSTRAP_WANTED, RESTORED -> raise(flag(note.kind()), note.body());
            case REFERENCE, CASE_CLOSED -> {}
        }
        takers.forEach(taker -> taker.take(note));
    }

    private void raise(String flag, @Nullable String body) {
        lower(flag);
        jdbc.sql("insert into sync_flag (name, body) values (?, ?)")
                .param(flag)
                .param(body)
                .update();
    }

    /** Whether a note of that kind was left and nobody took it back. */
    public boolean raised(StationNote.Kind kind) {
        return jdbc.sql("select count(*) from sync_flag where name = ?")
                        .param(flag(kind))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Takes back what a note left. */
    public void lower(StationNote.Kind kind) {
        lower(flag(kind));
    }

    private static String flag(StationNote.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void lower(String flag) {
        jdbc.sql("delete from sync_flag where name = ?").param(flag).update();
    }
}
