package dev.pickwright.backend.reporting;

import static java.util.stream.Collectors.toMap;

import dev.pickwright.backend.platform.observe.Reading;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The floor as metrics. A scrape reads them from the database unless another did so lately, waits for it a little, and
 * never fails: what cannot be read is told as it was last, with its age beside it.
 */
@Component
class FloorMetrics implements MultiCollector {

    private static final Logger log = LoggerFactory.getLogger(FloorMetrics.class);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration LATELY = Duration.ofHours(1);

    private record Floor(Instant at, List<GaugeSnapshot> metrics) {}

    private final FloorQueries queries;
    private final Clock clock;
    private final Counter failures;
    private final Reading<Floor> reading;
    private volatile @Nullable Floor last;

    FloorMetrics(FloorQueries queries, Clock clock, MeterRegistry metrics, PrometheusRegistry prometheus) {
        this.queries = queries;
        this.clock = clock;
        this.reading = new Reading<>(this::read, FRESH, LIMIT);
        this.failures = Counter.builder("floor.read.failures")
                .description("Scrapes that could not read the floor from the database in time")
                .register(metrics);
        prometheus.register(this);
    }

    @Override
    public MetricSnapshots collect() {
        try {
            last = reading.get();
        } catch (Reading.Failed e) {
            failures.increment();
            log.warn("The floor could not be read for its metrics; they are as they were", e);
        }
        Floor floor = last;
        return floor == null ? new MetricSnapshots() : new MetricSnapshots(all(floor));
    }

    private List<MetricSnapshot> all(Floor floor) {
        List<MetricSnapshot> all = new ArrayList<>(floor.metrics());
        all.add(gauge(
                "floor_read_age_seconds",
                "How old the numbers of the floor are",
                List.of(point(Labels.EMPTY, seconds(floor.at(), clock.instant())))));
        return all;
    }

    private Floor read() {
        Instant now = clock.instant();
        Instant since = now.minus(LATELY);
        List<String> sites = queries.warehouses();
        List<FloorQueries.Held> held = queries.held();
        return new Floor(
                now,
                List.of(
                        statuses(sites),
                        ages(now),
                        perSite(
                                "fulfillments_held",
                                "Fulfillments on hold",
                                sites,
                                held.stream().collect(toMap(FloorQueries.Held::warehouse, FloorQueries.Held::count))),
                        gauge(
                                "fulfillment_hold_oldest_seconds",
                                "How long the oldest hold that is not released is there",
                                held.stream()
                                        .map(each -> point(
                                                Labels.of("warehouse", each.warehouse()), seconds(each.since(), now)))
                                        .toList()),
                        perSite(
                                "picks_last_hour",
                                "Units picked in the last hour, less those put back at once",
                                sites,
                                queries.moved("pick", "undo_pick", since)),
                        perSite(
                                "packs_last_hour",
                                "Units packed in the last hour, less those taken out again",
                                sites,
                                queries.moved("pack", "undo_pack", since)),
                        perSite(
                                "short_picks_last_hour",
                                "Lines closed short in the last hour",
                                sites,
                                queries.shorts(since)),
                        perSite(
                                "qc_failures_last_hour",
                                "Quality checks failed in the last hour",
                                sites,
                                queries.qcFailures(since))));
    }

    /** Zero as well, so that no series goes away. */
    private GaugeSnapshot statuses(List<String> sites) {
        Map<Labels, Long> counts = new HashMap<>();
        queries.counts().forEach(each -> counts.put(labels(each.warehouse(), each.status()), each.count()));
        return gauge(
                "fulfillments",
                "Fulfillments by status",
                sites.stream()
                        .flatMap(site ->
                                Stream.of(FulfillmentStatus.values()).map(status -> labels(site, status.wire())))
                        .map(labels -> point(labels, counts.getOrDefault(labels, 0L)))
                        .toList());
    }

    private GaugeSnapshot ages(Instant now) {
        return gauge(
                "fulfillment_oldest_seconds",
                "How long the one that is in the status for longest is in it",
                queries.oldest().stream()
                        .map(each -> point(labels(each.warehouse(), each.status()), seconds(each.since(), now)))
                        .toList());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    private static GaugeSnapshot perSite(String name, String help, List<String> sites, Map<String, Long> values) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        sites.forEach(site -> points.add(point(Labels.of("warehouse", site), values.getOrDefault(site, 0L))));
        return gauge(name, help, points);
    }

    private static Labels labels(String warehouse, String status) {
        return Labels.of("status", status, "warehouse", warehouse);
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static GaugeSnapshot gauge(String name, String help, List<GaugeDataPointSnapshot> points) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        points.forEach(gauge::dataPoint);
        return gauge.build();
    }
}
