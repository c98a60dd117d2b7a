package dev.pickwright.backend.sync.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.CreatePicklist;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.TableRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Leased work is the same at the station, whatever the two databases are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CopiesContract extends EveryStage {

    private static final long EPOCH = 7;

    @Autowired
    LeaseCopies central;

    @Autowired
    UnitOfWork units;

    @Autowired
    JsonMapper json;

    private SmallStation station;
    private int recorded;

    /** Of the other product. */
    abstract String emptyDatabase();

    @BeforeAll
    void anEmptyStation(@TempDir Path folder) {
        station = new SmallStation(emptyDatabase(), folder, json);
    }

    @AfterAll
    void stationGone() {
        station.close();
    }

    @Test
    void workInEveryStageIsTheSameThereAndBack() {
        Map<String, FulfillmentId> stages = stages();
        stages.forEach((stage, id) -> {
            LeaseSnapshot told = central.export(id, EPOCH);
            station.copies().replace(told);
            LeaseSnapshot back = station.copies().export(id, EPOCH);
            assertThat(rows(back)).as(stage).isEqualTo(rows(told));
            assertThat(rows(backAtCentral(back))).as(stage).isEqualTo(rows(told));
            station.copies().replace(told);
            assertThat(rows(station.copies().export(id, EPOCH))).as(stage).isEqualTo(rows(told));
        });
        stages.values().forEach(station.copies()::remove);
        assertThat(leasedRows()).isEmpty();
    }

    @Test
    void aStationHasNothingToPromise() {
        Map<String, FulfillmentId> stages = stages();
        stages.values().forEach(id -> station.copies().replace(central.export(id, EPOCH)));
        assertThat(station.jdbc
                        .sql("select count(*) from stock where on_hand <> allocated + locked")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(station.jdbc
                        .sql("select sum(allocated) from stock")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1 + 1 + 1 + 1);
        assertThat(station.jdbc
                        .sql("select sum(locked) from stock")
                        .query(Integer.class)
                        .single())
                .isEqualTo(jdbc.sql("select sum(locked) from stock where warehouse_id = ?")
                        .param(site.warehouse().value())
                        .query(Integer.class)
                        .single());
        stages.values().forEach(station.copies()::remove);
    }

    @Test
    void aPicklistThatTwoShareStaysForTheOther() {
        FulfillmentId one = planned();
        FulfillmentId other = planned();
        picklists.create(site.supervisor(), new CreatePicklist(List.of(one, other)));
        station.copies().replace(central.export(one, EPOCH));
        station.copies().replace(central.export(other, EPOCH));
        station.copies().remove(one);
        assertThat(rows(station.copies().export(other, EPOCH))).isEqualTo(rows(central.export(other, EPOCH)));
        station.copies().remove(other);
        assertThat(leasedRows()).isEmpty();
    }

    @Test
    void whatCentralDoesNotHaveYetIsCarriedOutAgain() {
        FulfillmentId id = planned();
        Operation known = done(id, EPOCH, OperationStanding.CONFIRMED);
        Operation confirmedSince = done(id, EPOCH, OperationStanding.CONFIRMED);
        done(id, EPOCH, OperationStanding.ATTENTION);
        done(id, EPOCH - 1, OperationStanding.SAVED);
        Operation waiting = done(id, EPOCH, OperationStanding.SENT);
        LeaseSnapshot told = central.export(id, EPOCH);
        List<TableRows> tables = new ArrayList<>(told.tables());
        tables.add(CopiedRows.table(
                LeaseExport.OPERATIONS,
                List.of("operation_id"),
                List.of(List.of(known.id().toString()))));
        station.carriedOut.clear();
        station.copies().replace(new LeaseSnapshot(id, EPOCH, 1, tables));
        assertThat(station.carriedOut).containsExactly(confirmedSince, waiting);
        station.copies().remove(id);
    }

    /** Recorded at the station. */
    private Operation done(FulfillmentId id, long epoch, OperationStanding standing) {
        int position = ++recorded;
        var operation = new Operation(
                new OperationId(UUID.randomUUID()),
                position,
                OperationType.PICK_SCAN.wire(),
                1,
                List.of(new LeaseRef(id, epoch)),
                id.value(),
                null,
                null,
                position,
                position,
                "boot",
                "{}",
                "{}");
        station.jdbc
                .sql("""
                        insert into sync_log (position, operation_id, incarnation, seq, operation, chain, standing,
                            fulfillment_id, epoch, done_at)
                        values (?, ?, 1, ?, ?, ?, ?, ?, ?, 0)
                        """)
                .params(
                        position,
                        operation.id().value(),
                        position,
                        json.writeValueAsString(operation),
                        Chain.START.toString(),
                        standing.wire(),
                        id.value(),
                        epoch)
                .update();
        return operation;
    }

    private FulfillmentId planned() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        steps.startPlanning(site.supervisor(), id, null);
        return id;
    }

    /** Taken in at central, looked at, and undone. */
    private LeaseSnapshot backAtCentral(LeaseSnapshot copy) {
        try {
            units.run(() -> {
                central.replace(copy);
                throw new Undone(central.export(copy.fulfillment(), EPOCH));
            });
        } catch (Undone e) {
            return e.seen;
        }
        throw new IllegalStateException();
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient LeaseSnapshot seen;

        Undone(LeaseSnapshot seen) {
            this.seen = seen;
        }
    }

    /** By table; what a bin under count holds is another thing at a station. */
    private static Map<String, List<String>> rows(LeaseSnapshot copy) {
        Map<String, List<String>> rows = new TreeMap<>();
        copy.tables().stream()
                .filter(each -> !each.table().equals("stock"))
                .forEach(each -> rows.put(each.table(), sorted(each)));
        return rows;
    }

    private static List<String> sorted(TableRows table) {
        List<String> columns = table.columns().stream().sorted().toList();
        return CopiedRows.of(table, columns).stream()
                .map(row -> columns + " " + row)
                .sorted()
                .toList();
    }

    private Map<String, Integer> leasedRows() {
        return LeaseTable.ALL.stream()
                .collect(Collectors.toMap(
                        LeaseTable::name,
                        each -> station.jdbc
                                .sql("select count(*) from " + each.name())
                                .query(Integer.class)
                                .single()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
