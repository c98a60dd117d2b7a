package dev.pickwright.backend.packing;

import static dev.pickwright.backend.fixture.Bench.INTENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.shipping.Shipping;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.StatusDecisions;
import dev.pickwright.model.packing.PackageVoided;
import dev.pickwright.model.picking.PutBackCreated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What packing takes back when a fulfillment is cancelled. */
abstract class PackingCancelContract extends BenchSite {

    @Autowired
    PackingCancel step;

    @Autowired
    Shipping shipping;

    @Autowired
    Steps steps;

    @Autowired
    UnitOfWork units;

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
        List<DomainEvent> told = new ArrayList<>();
        bench.failEverywhere(() -> {
            told.clear();
            told.addAll(cancel(id));
        });
        assertThat(told).filteredOn(PackageVoided.class::isInstance).hasSize(2);
        assertThat(told)
                .filteredOn(PutBackCreated.class::isInstance)
                .hasSize(3)
                .allSatisfy(event -> assertThat(((PutBackCreated) event).bin()).isEqualTo(site.binCode(0)));
        assertThat(putBacks(id)).containsExactly("A package 1", "A package 1", "B package 1");
        assertThat(fulfillments.items(id)).allMatch(item -> item.packed() == 0 && item.picked() == 3);
        assertThat(packing.task(id).packages()).isEmpty();
    }

    @Test
    void anOpenBoxGoesWithoutAnEvent() {
        FulfillmentId id = bench.opened(site, mug, 1);
        bench.scan(site, id, mug.code());
        steps.failPack(site.packer(), id, "torn");
        assertThat(cancel(id)).singleElement().isInstanceOf(PutBackCreated.class);
    }

    @Test
    void whatWasNeverPackedIsNotPackings() {
        FulfillmentId id = bench.picked(site, "T-1", mug, 1);
        assertThat(cancel(id)).isEmpty();
    }

    private List<DomainEvent> cancel(FulfillmentId id) {
        return units.run(() -> {
            var state = fulfillments.lock(id);
            List<DomainEvent> events = step.undo(site.supervisor(), state, "not wanted");
            fulfillments.append(state, events);
            fulfillments.apply(
                    site.supervisor(),
                    "cancel",
                    state,
                    StatusDecisions.change(state, FulfillmentStatus.CANCELLED, "not wanted"));
            return events;
        });
    }

    private List<String> putBacks(FulfillmentId id) {
        return jdbc.sql("""
                select lot || ' ' || from_kind || ' ' || quantity from put_back where fulfillment_id = ? order by 1
                """).param(id.value()).query(String.class).list();
    }
}
