package dev.pickwright.backend.quality;

import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.QcRules;
import dev.pickwright.model.quality.RecordQc;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which fulfillments need a check, and by which points. */
abstract class QcRulesContract extends BenchSite {

    private static int count;

    @Autowired
    QcRulebook rules;

    @Autowired
    Quality quality;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Test
    void rulesAreReplacedAtTheirVersionOnly() {
        assertThat(rules.of(site.code()).version()).isZero();
        QcRules told = new QcRules(List.of("Acme", "Zeta"), new BigDecimal("10"), 25, QcPoint.DEFAULTS);
        var set = rules.set(site.supervisor(), site.code(), 0, told);
        assertThat(set.version()).isEqualTo(1);
        assertThat(rules.of(site.code()).rules().customers()).containsExactly("Acme", "Zeta");
        assertThat(rules.of(site.code()).rules().points()).isEqualTo(QcPoint.DEFAULTS);
        assertRefused(Problem.VERSION_STALE, () -> rules.set(site.supervisor(), site.code(), 0, QcRules.NONE));
        bench.failEverywhere(() -> rules.set(site.supervisor(), site.code(), 1, QcRules.NONE));
        assertThat(rules.of(site.code()).rules()).isEqualTo(QcRules.NONE);
        assertRefused(Problem.NOT_FOUND, () -> rules.of("NOWHERE"));
    }

    @Test
    void theReasonIsKept() {
        set(new QcRules(List.of("Acme Ltd"), new BigDecimal("100"), 0, List.of()));
        assertThat(reason("ACME ltd", "1")).isEqualTo("customer:ACME ltd");
        assertThat(reason("Another", "100.01")).isEqualTo("order_value");
        assertThat(reason("Another", "100")).isNull();
        assertThat(reason(null, null)).isNull();
        assertThat(fulfillments.qcReason(floor.created(Floor.line(1, vase, 1))))
                .isEqualTo("flagged_sku:" + vase.code());
    }

    @Test
    void everyoneIsSampledAtTheFullRateAndTheSeedStays() {
        set(new QcRules(List.of(), null, 10_000, List.of()));
        assertThat(reason(null, null)).isEqualTo("sampled");
        String seed = seed();
        assertThat(seed.length()).isGreaterThan(100);
        reason(null, null);
        assertThat(seed()).isEqualTo(seed);
    }

    @Test
    void aWarehouseHasAChecklistOfItsOwn() {
        set(new QcRules(
                List.of(),
                null,
                0,
                List.of(new QcPoint("gap", "Gap of the lid", "mm", new BigDecimal("0.5"), new BigDecimal("2")))));
        FulfillmentId id = bench.packed(site, vase, 1, 1);
        var check = packing.task(id).qcCheck();
        assertThat(check.points()).extracting(QcPoint::code).containsExactly("gap");
        var gap = PointResult.pass("gap");
        for (var wrong : List.of(gap, gap.measuring(new BigDecimal("2.1")))) {
            assertRefused(
                    Problem.REQUEST_INVALID,
                    () -> quality.record(site.packer(), id, new RecordQc(check.id(), List.of(wrong), null, null)));
        }
        var right = gap.measuring(new BigDecimal("1.25"));
        var after = quality.record(site.packer(), id, new RecordQc(check.id(), List.of(right), null, null))
                .task();
        assertThat(after.qcCheck().results().getFirst().measured()).isEqualByComparingTo("1.25");
    }

    private void set(QcRules told) {
        rules.set(site.supervisor(), site.code(), 0, told);
    }

    private String seed() {
        return jdbc.sql("select seed from qc_seed").query(String.class).single();
    }

    private @Nullable String reason(@Nullable String customer, @Nullable String price) {
        var line = new CreateOrder.Line(
                1, mug.code(), new Quantity(1), price == null ? null : new BigDecimal(price), null);
        var order = new CreateOrder("QC-%s-%d".formatted(site.code(), ++count), customer, null, List.of(line));
        orders.create(Floor.system(), order);
        return fulfillments.qcReason(fulfillments.byNumber(order.number()).getFirst());
    }
}
