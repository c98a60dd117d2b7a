package dev.pickwright.backend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the system before this one got wrong, with a database that really refuses one of the rows. */
abstract class AllOrNothingContract extends OnGround {

    @Test
    void anOrderOverThreeWarehousesWhoseThirdInsertFailsLeavesNothing() {
        ground.fresh();
        var order = ground.floor.order(
                Floor.line(1, ground.mug, 2), Floor.line(2, ground.lamp, 1), Floor.line(3, ground.clock, 3));
        var call = new Api.Call(Floor.system(), "/v1/orders", order);
        String third = "warehouse_id <> '%s'".formatted(ground.third.warehouse());

        failsOnce(call, "fulfillment", third);
        assertThat(ground.value("select count(*) from fulfillment")).isEqualTo("3");
    }

    @Test
    void aFailingFulfillmentLeavesThePicklistUntouched() {
        ground.fresh();
        Job job = Job.at(ground, Job.Stage.ALL_PICKED);
        failsOnce(job.pick("finish", Job.INTENT), "fulfillment", "status <> 'picked'");
        assertPicked(job);
    }

    @Test
    void aFailingPicklistLeavesTheFulfillmentUntouched() {
        ground.fresh();
        Job job = Job.at(ground, Job.Stage.ALL_PICKED);
        failsOnce(job.pick("finish", Job.INTENT), "picklist", "status <> 'completed'");
        assertPicked(job);
    }

    private void assertPicked(Job job) {
        assertThat(job.status()).isEqualTo("picked");
        assertThat(ground.value("select status from picklist")).isEqualTo("completed");
    }

    /** Sends the call while the table refuses what breaks the rule, finds no trace, and sends it again without. */
    private void failsOnce(Api.Call call, String table, String rule) {
        String key = UUID.randomUUID().toString();
        var before = invariants.picture();
        ground.jdbc
                .sql("alter table %s add constraint refuses check (%s)".formatted(table, rule))
                .update();
        try {
            assertThat(ground.api.send(call, key).getStatus()).isEqualTo(500);
        } finally {
            ground.jdbc
                    .sql("alter table %s drop constraint refuses".formatted(table))
                    .update();
        }
        assertThat(invariants.changedSince(before)).isEmpty();
        invariants.hold();
        assertThat(ground.api.send(call, key).getStatus()).isBetween(200, 299);
        invariants.hold();
    }
}
