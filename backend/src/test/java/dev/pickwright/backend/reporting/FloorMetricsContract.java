package dev.pickwright.backend.reporting;

import static dev.pickwright.backend.fixture.Bench.INTENT;
import static dev.pickwright.backend.fixture.Bench.failed;
import static dev.pickwright.backend.fixture.Bench.failure;
import static dev.pickwright.backend.fixture.Bench.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.quality.Quality;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.quality.Disposition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the numbers of the floor are what was done on it. */
abstract class FloorMetricsContract extends BenchSite {

    @Autowired
    Picking picking;

    @Autowired
    Quality quality;

    @Autowired
    Holds holds;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void whatWasPickedPackedShortAndFailedIsCounted() {
        FulfillmentId checked = bench.packed(site, vase, 2, 1);
        quality.record(site.packer(), checked, failed(packing.task(checked), failure(Disposition.REWORK)));
        floor.created(Floor.line(1, mug, 3));
        var task = picking.next(site.picker()).task();
        picking.scan(site.picker(), task.id(), scan("T-2"));
        picking.scan(site.picker(), task.id(), scan(task.current().bin()));
        picking.scan(site.picker(), task.id(), scan(mug.code()));
        picking.undo(site.picker(), task.id(), INTENT);
        picking.scan(site.picker(), task.id(), scan(mug.code()));
        picking.shortPick(
                site.picker(),
                task.id(),
                new ShortPick(task.current().id(), 1, ShortReason.FEWER_FOUND, ShortResolution.SHIP_SHORT, null, null));
        picking.finish(site.picker(), task.id(), INTENT);

        var metrics = metrics(new FloorQueries(jdbc)).collect();

        assertThat(here(metrics, "picks_last_hour")).as("two vases, one mug").isEqualTo(3);
        assertThat(here(metrics, "packs_last_hour")).isEqualTo(2);
        assertThat(here(metrics, "short_picks_last_hour")).isEqualTo(1);
        assertThat(here(metrics, "qc_failures_last_hour")).isEqualTo(1);
        assertThat(in(metrics, "fulfillments", "packing")).isEqualTo(1);
        assertThat(in(metrics, "fulfillments", "picked")).isEqualTo(1);
        assertThat(in(metrics, "fulfillments", "shipped")).isZero();
        assertThat(in(metrics, "fulfillment_oldest_seconds", "picked")).isBetween(0.0, 600.0);
    }

    @Test
    void whatIsOnHoldIsTold() {
        FulfillmentId held = bench.packed(site, vase, 2, 1);
        holds.place(site.supervisor(), held, HoldKind.MANUAL, "wait");
        holds.place(site.supervisor(), held, HoldKind.MANUAL, "and ask");

        var metrics = metrics(new FloorQueries(jdbc)).collect();

        assertThat(here(metrics, "fulfillments_held")).isEqualTo(1);
        assertThat(here(metrics, "fulfillment_hold_oldest_seconds")).isBetween(0.0, 600.0);
    }

    @Test
    void aSiteWithNothingGoingOnIsTold() {
        var metrics = metrics(new FloorQueries(jdbc)).collect();

        assertThat(here(metrics, "picks_last_hour")).isZero();
        assertThat(in(metrics, "fulfillments", "pending")).isZero();
    }

    @Test
    void aReadThatFailsIsCountedAndFailsNoScrape() {
        var metrics = metrics(new FloorQueries(jdbc) {
            @Override
            List<String> warehouses() {
                throw new IllegalStateException("planted");
            }
        });

        assertThat(metrics.collect().stream()).isEmpty();
        assertThat(meters.counter("floor.read.failures").count()).isEqualTo(1);
    }

    @Test
    void aReadThatHangsHoldsNoScrapeUp() {
        var hangs = new CountDownLatch(1);
        var metrics = metrics(new FloorQueries(jdbc) {
            @Override
            List<String> warehouses() {
                try {
                    hangs.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return List.of();
            }
        });

        assertThat(metrics.collect().stream()).isEmpty();
        assertThat(meters.counter("floor.read.failures").count()).isEqualTo(1);
        hangs.countDown();
    }

    private FloorMetrics metrics(FloorQueries queries) {
        return new FloorMetrics(queries, clock, meters, new PrometheusRegistry());
    }

    private double here(MetricSnapshots metrics, String name) {
        return value(metrics, name, Labels.of("warehouse", site.code()));
    }

    private double in(MetricSnapshots metrics, String name, String status) {
        return value(metrics, name, Labels.of("status", status, "warehouse", site.code()));
    }

    private static double value(MetricSnapshots metrics, String name, Labels labels) {
        return metrics.stream()
                .filter(metric -> metric.getMetadata().getName().equals(name))
                .flatMap(metric -> ((GaugeSnapshot) metric).getDataPoints().stream())
                .filter(point -> point.getLabels().equals(labels))
                .mapToDouble(GaugeDataPointSnapshot::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + labels));
    }
}
