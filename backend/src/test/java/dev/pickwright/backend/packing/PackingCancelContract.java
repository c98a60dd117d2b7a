package dev.pickwright.backend.packing;

import static dev.pickwright.backend.fixture.Bench.INTENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.shipping.Shipping;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What packing takes back when a fulfillment is cancelled. */
abstract class PackingCancelContract extends BenchSite {

    @Autowired
    Cancelling cancelling;

    @Autowired
    Shipping shipping;

    @Autowired
    Steps steps;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aReadyFulfillmentsBoxesAreVoidedAndItsGoodsGoBackByLot() {
        FulfillmentId id = bench.opened(site, mug, 3);
        bench.lots(id, "A", "A", "A");
        bench.scan(site, id, mug.code());
        bench.close(site, id);
        bench.scan(site, id, mug.code());
        bench.lots(id, "A", "A", "B");
        bench.scan(site, id, mug.code());
        bench.close(site, id);
        packing.confirmPacked(site.packer(), id, INTENT);
        shipping.markReady(site.packer(), id, INTENT);
        bench.failEverywhere(() -> cancelling.cancel(site.supervisor(), id, "not wanted"));
        List<String> told = told(id);
        assertThat(told).filteredOn("package.voided"::equals).hasSize(2);
        assertThat(told).filteredOn("put_back.created"::equals).hasSize(3);
        assertThat(putBacks(id)).containsExactly("A package 1", "A package 1", "B package 1");
        assertThat(fulfillments.items(id)).allMatch(item -> item.packed() == 0 && item.picked() == 3);
        assertThat(packing.task(id).packages()).isEmpty();
    }

    @Test
    void anOpenBoxGoesWithoutAnEvent() {
        FulfillmentId id = bench.opened(site, mug, 1);
        bench.scan(site, id, mug.code());
        steps.failPack(site.packer(), id, "torn");
        assertThat(cancel(id)).containsExactly("put_back.created");
    }

    @Test
    void whatWasNeverPackedGoesBackFromItsTote() {
        FulfillmentId id = bench.picked(site, "T-1", mug, 1);
        assertThat(cancel(id)).containsExactly("put_back.created");
        assertThat(jdbc.sql("select from_kind from put_back where fulfillment_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("tote");
    }

    private List<String> cancel(FulfillmentId id) {
        cancelling.cancel(site.supervisor(), id, "not wanted");
        return told(id);
    }

    /** What cancelling told beside the change of status. */
    private List<String> told(FulfillmentId id) {
        return jdbc.sql("""
                select event_type from outbox_events where aggregate_id = ?
                    and event_type in ('package.voided', 'put_back.created') order by lane_seq
                """).param(id.toString()).query(String.class).list();
    }

    private List<String> putBacks(FulfillmentId id) {
        return jdbc.sql("""
                select lot || ' ' || from_kind || ' ' || quantity from put_back where fulfillment_id = ? order by 1
                """).param(id.value()).query(String.class).list();
    }
}
