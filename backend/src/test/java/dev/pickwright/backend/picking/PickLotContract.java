package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.warehouse.Catalogue;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.warehouse.CreateSku;
import dev.pickwright.model.warehouse.SkuFacts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

abstract class PickLotContract extends PickingTest {

    private static final String GTIN = "05012345678900";

    @Autowired
    Catalogue catalogue;

    @Autowired
    Skus skus;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theLotOfALotTrackedItemIsRecordedWithThePick() {
        var facts = new SkuFacts("A drug", GTIN, 50, false, true, false, null);
        catalogue.create(site.supervisor(), new CreateSku("DRUG-1", facts));
        Sku drug = skus.byCode("DRUG-1").orElseThrow();
        floor.stocked(site, 1, drug, 10);
        FulfillmentId id = floor.created(Floor.line(1, drug, 3));
        PickTaskView task = atItem();

        assertThat(task.current().lotTracked()).isTrue();
        assertThat(refused(task, GTIN)).isEqualTo("pick.lot_wanted");
        task = confirmRest(scan(task, "]C101" + GTIN + "10L-7"));
        picking.finish(site.picker(), task.id(), INTENT);

        assertThat(item(id).picked()).isEqualTo(3);
        assertThat(jdbc.sql("select distinct lot from stock_movement where item_id = ? and reason = 'pick'")
                        .param(item(id).id().value())
                        .query(String.class)
                        .list())
                .containsExactly("L-7");
    }
}
