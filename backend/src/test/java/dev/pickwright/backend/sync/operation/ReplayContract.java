package dev.pickwright.backend.sync.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.station.StationSite;
import dev.pickwright.backend.sync.station.WholeJob;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.sync.Floor.OperationRefused;
import dev.pickwright.model.sync.Floor.UnknownOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.VerdictCode;
import dev.pickwright.model.warehouse.PlaceKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Central carries out what a station did. */
@BackendTest
abstract class ReplayContract {

    @Autowired
    Replay replay;

    @Autowired
    UnitOfWork units;

    @Autowired
    JdbcTemplate rows;

    @Autowired
    Invariants invariants;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Stock stock;

    @Autowired
    Floor floor;

    StationSite station;

    abstract boolean postgres();

    @BeforeEach
    void startStation() throws Exception {
        station = StationSite.start();
    }

    @AfterEach
    void invariantsHold() {
        invariants.hold();
    }

    Ruling run(Operation operation) {
        return units.run(() -> {
            try {
                return replay.run(operation);
            } catch (OperationRefused | UnknownOperation e) {
                throw new IllegalStateException(operation.type() + ": " + e.getMessage(), e);
            }
        });
    }

    /** Work that the station has, and central has in the same state. */
    StationSite.Work leased() {
        floor.boxTypes();
        Set<Object> before = Tables.snapshot(station.rows);
        StationSite.Work work = station.onHand();
        Tables.copy(station.rows, before, rows, postgres());
        return work;
    }

    /** Somebody counted: less is there than central had thought. */
    private void lost(StationSite.Work work, UUID bin, Sku sku, int quantity) {
        units.run(() -> stock.move(
                Floor.system(),
                new Movement(
                        work.site().warehouse(),
                        sku.id(),
                        quantity,
                        PlaceKind.BIN,
                        bin,
                        PlaceKind.COUNTED,
                        null,
                        "count",
                        null)));
    }

    /** The first units are in the tote at the station. */
    List<Operation> picking(StationSite.Work work) {
        var job = new WholeJob(station.api(), station.rows, work);
        job.claimed();
        job.scanned("T-1", "A-01", work.mug().code());
        return station.recorded(work.fulfillment());
    }

    static void assertRefused(VerdictCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .hasRootCauseInstanceOf(OperationRefused.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        OperationRefused.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    static Operation changed(Operation from, String type, UUID subject, String body, String given) {
        return new Operation(
                new OperationId(UUID.randomUUID()),
                0,
                type,
                OperationType.of(type).orElseThrow().version(),
                from.leases(),
                subject,
                from.operator(),
                null,
                from.wall(),
                0,
                from.boot(),
                body,
                given);
    }

    @Test
    void aWholeJobLeavesTheSameRowsAtCentral() {
        StationSite.Work work = leased();
        Map<String, Long> here = Tables.counts(rows);
        Map<String, Long> there = Tables.counts(station.rows);
        Map<String, Set<Map<String, String>>> others = new HashMap<>();
        Tables.OF_THE_WORK.forEach(table -> others.put(table, Tables.rows(station.rows, table)));
        long head = station.store.all().size();
        new WholeJob(station.api(), station.rows, work).all();
        var done = station.store.all().stream().skip(head).toList();
        assertThat(done).hasSizeGreaterThan(40);
        done.forEach(each ->
                assertThat(run(each.operation())).as(each.operation().type()).isEqualTo(Ruling.APPLIED));
        for (String table : Tables.OF_THE_WORK) {
            Set<Map<String, String>> changed = Tables.rows(station.rows, table);
            changed.removeAll(others.getOrDefault(table, Set.of()));
            assertThat(Tables.rows(rows, table)).as(table).containsAll(changed);
        }
        assertThat(Tables.grown(rows, here)).isEqualTo(Tables.grown(station.rows, there));
    }

    @Test
    void whatTheBooksLackComesInAsADifferenceAndIsCounted() {
        StationSite.Work work = leased();
        var done = picking(work);
        UUID bin = work.site().bins().getFirst().value();
        lost(work, bin, work.mug(), 10);
        var rulings = done.stream().map(this::run).toList();
        assertThat(rulings).last().isEqualTo(Ruling.flagged(VerdictCode.STOCK_NEGATIVE));
        assertThat(rows.queryForObject("select picked from pick_line where bin_id = ?", Integer.class, bin))
                .isEqualTo(1);
        assertThat(rows.queryForObject(
                        "select count(*) from count_task where bin_id = ? and status = 'open'", Integer.class, bin))
                .isEqualTo(1);
    }

    @Test
    void aShortPickGoesByWhatTheStationSaw() {
        StationSite.Work work = leased();
        var job = new WholeJob(station.api(), station.rows, work);
        job.claimed();
        job.scanned("T-1");
        job.shortOfCups();
        UUID other = work.site().bins().get(3).value();
        lost(work, other, work.cup(), 10);
        var rulings =
                station.recorded(work.fulfillment()).stream().map(this::run).toList();
        assertThat(rulings).last().isEqualTo(Ruling.flagged(VerdictCode.STOCK_NEGATIVE));
        assertThat(rows.queryForObject("select quantity from pick_line where bin_id = ?", Integer.class, other))
                .isEqualTo(3);
    }

    @Test
    void whatARetiredOperatorDidCounts() {
        StationSite.Work work = leased();
        var done = picking(work);
        rows.update(
                "update operator set retired_at = current_timestamp where id = ?",
                work.site().picker().requireOperator().value());
        assertThat(done).extracting(this::run).containsOnly(Ruling.flagged(VerdictCode.ACTOR_DISABLED));
    }

    @Test
    void aClockThatIsFarOffIsSaid() {
        StationSite.Work work = leased();
        var first = picking(work).getFirst();
        Ruling ruling = units.run(() -> {
            try {
                return replay.run(
                        first, new Origin("bench 7", Duration.ofMinutes(-16).toMillis()));
            } catch (OperationRefused | UnknownOperation e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(ruling).isEqualTo(Ruling.flagged(VerdictCode.CLOCK_IMPLAUSIBLE));
        assertThat(rows.queryForList(
                        "select distinct station from audit_entry where picklist_id = ?",
                        String.class,
                        first.subject()))
                .containsExactly("bench 7");
    }

    @Test
    void whatDoesNotFitIsRefusedForAReason() {
        StationSite.Work work = leased();
        var done = picking(work);
        done.forEach(this::run);
        Operation last = done.getLast();
        String line = rows.queryForObject(
                "select cast(id as varchar) from pick_line where bin_id = ?",
                String.class,
                work.site().bins().getFirst().value());
        String body = "{\"line\":\"%s\",\"quantity\":2,\"entry\":\"typed\",\"version\":7,\"device_time\":null}"
                .formatted(line);
        run(changed(last, "pick_quantity", last.subject(), body, "{}"));
        assertRefused(
                VerdictCode.LINE_ALREADY_PICKED, () -> run(changed(last, "pick_quantity", last.subject(), body, "{}")));
        assertRefused(
                VerdictCode.STATE_INVALID,
                () -> run(changed(last, "pick_finish", last.subject(), "{\"version\":null}", "{}")));
        String scan = "{\"code\":\"T-1\",\"entry\":\"scanned\"}";
        assertRefused(VerdictCode.STATE_INVALID, () -> run(changed(last, "pick_scan", last.subject(), scan, "{}")));
        assertThatThrownBy(() -> run(changed(last, "pick_scan", last.subject(), "{}", "{}")))
                .hasRootCauseInstanceOf(UnknownOperation.class);
        assertThatThrownBy(() -> run(changed(last, "pick_scan", last.subject(), scan, "[]")))
                .hasRootCauseInstanceOf(UnknownOperation.class);
        cancelling.cancel(Floor.system(), work.fulfillment(), "test");
        assertRefused(
                VerdictCode.CANCELLED,
                () -> run(changed(last, "pick_undo", last.subject(), "{\"version\":null}", "{}")));
    }

    @Test
    void noNumberIsOnTwoPackages() {
        StationSite.Work work = leased();
        var job = new WholeJob(station.api(), station.rows, work);
        job.picked();
        job.opened();
        var done = station.recorded(work.fulfillment());
        done.forEach(this::run);
        Operation opening = done.getLast();
        assertThat(opening.type()).isEqualTo("pack_open");
        rows.update(
                "update package set status = 'closed', weight_grams = 1 where fulfillment_id = ?", opening.subject());
        assertRefused(
                VerdictCode.LABEL_DUPLICATE,
                () -> run(changed(opening, "pack_open", opening.subject(), opening.body(), opening.given())));
        rows.update(
                "update package set status = 'open', weight_grams = null where fulfillment_id = ?", opening.subject());
    }
}
