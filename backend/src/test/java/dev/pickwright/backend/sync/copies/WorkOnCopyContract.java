package dev.pickwright.backend.sync.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.quality.Quality;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.sync.ReferenceRows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

/** A station picks, packs and checks what it has but a copy of, through the same services. */
abstract class WorkOnCopyContract extends EveryStage {

    @Autowired
    LeaseCopies central;

    @Autowired
    ReferenceRepository reference;

    /** A test of the whole product on the other database, whose context is used as the station. */
    abstract Class<?> other();

    @Test
    void aListIsPickedPackedAndChecked() throws Exception {
        FulfillmentId id = floor.created(Floor.line(1, mug, 2), Floor.line(2, vase, 1));
        steps.startPlanning(site.supervisor(), id, null);
        picklists.generate(site.supervisor(), id, null);
        numberedApart(id);
        ApplicationContext station =
                new TestContextManager(other()).getTestContext().getApplicationContext();
        JdbcClient there = station.getBean("jdbcClient", JdbcClient.class);
        station.getBean(LeaseCopies.class).replace(central.export(id, 1));
        bring(station, "tote");
        bring(station, "barcode");

        work(station, id);

        assertThat(station.getBean(Fulfillments.class).state(id).status()).isEqualTo(FulfillmentStatus.PACKED);
        assertThat(there.sql("select sum(on_hand + allocated + locked) from stock where warehouse_id = ?")
                        .param(site.warehouse().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(station.getBean(LeaseCopies.class).export(id, 1).tables())
                .filteredOn(each -> each.table().equals("package_item"))
                .singleElement()
                .satisfies(each -> assertThat(each.rows()).hasSize(2));
        forget(station, there, id);
    }

    /** The station of this test has numbers of its own, which only central has in truth. */
    private void numberedApart(FulfillmentId id) {
        jdbc.sql("update fulfillment set number = concat(cast(? as varchar(8)), number) where id = ?")
                .params(site.code(), id.value())
                .update();
        jdbc.sql("""
                update picklist set number = concat(cast(? as varchar(8)), number)
                where id in (select picklist_id from picklist_fulfillment where fulfillment_id = ?)
                """).params(site.code(), id.value()).update();
    }

    private void work(ApplicationContext station, FulfillmentId id) {
        Picking picks = station.getBean(Picking.class);
        var task = picks.next(site.picker()).task();
        for (String code : List.of("T-1", "A-01", mug.code(), mug.code(), "A-02", vase.code())) {
            picks.scan(site.picker(), task.id(), Bench.scan(code));
        }
        picks.finish(site.picker(), task.id(), Bench.INTENT);
        Packing bench = station.getBean(Packing.class);
        bench.scanAtBench(site.packer(), Bench.scan("T-1"));
        for (String code : List.of(mug.code(), mug.code(), vase.code())) {
            bench.scan(site.packer(), id, Bench.scan(code));
        }
        bench.closePackage(site.packer(), id, new ClosePackage(900, EntryMode.TYPED, null, null));
        bench.confirmPacked(site.packer(), id, Bench.INTENT);
        station.getBean(Quality.class).record(site.packer(), id, Bench.passed(bench.task(id)));
    }

    /** What the reference data would have brought. */
    private void bring(ApplicationContext station, String table) {
        List<String> totes = jdbc
                .sql("select id from tote where warehouse_id = ?")
                .param(site.warehouse().value())
                .query(UUID.class)
                .list()
                .stream()
                .map(UUID::toString)
                .toList();
        var rows = reference.read(ReferenceTable.named(table), totes);
        station.getBean(Reference.class).apply(new ReferenceRows(rows, List.of()));
    }

    /** Other tests use that database, too. */
    private static void forget(ApplicationContext station, JdbcClient there, FulfillmentId id) {
        there.sql("""
                delete from outbox_events where aggregate_id in (
                    select cast(id as varchar(64)) from fulfillment where id = :id
                    union select cast(order_id as varchar(64)) from fulfillment where id = :id
                    union select cast(picklist_id as varchar(64)) from picklist_fulfillment
                        where fulfillment_id = :id)
                """).param("id", id.value()).update();
        station.getBean(LeaseCopies.class).remove(id);
        station.getBean(Invariants.class).hold();
    }
}
