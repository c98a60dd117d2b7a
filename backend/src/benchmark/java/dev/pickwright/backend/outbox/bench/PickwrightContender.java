package dev.pickwright.backend.outbox.bench;

import dev.pickwright.backend.outbox.Endpoint;
import dev.pickwright.backend.outbox.Message;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.outbox.OutboxProbe;
import dev.pickwright.backend.outbox.Transport;
import dev.pickwright.backend.platform.jdbc.DurabilityBarrier;
import dev.pickwright.backend.platform.observe.NoTraces;
import dev.pickwright.backend.platform.observe.Traces;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Pickwright's own outbox, as the service wires it, pushing to one endpoint. */
final class PickwrightContender extends SpringContender {

    static final String SETTINGS = """
            as it comes: one endpoint, concurrency 64, at most 2,000 in flight, own pools of 6 and 2 connections; \
            numbering, claiming and completing do not wait for the disk, confirming does""";

    private Bench bench;
    private Outbox outbox;

    @Override
    Class<?> application() {
        return Application.class;
    }

    @Override
    Map<String, Object> properties() {
        return Map.of();
    }

    @Override
    public void open(Bench bench) throws Exception {
        this.bench = bench;
        RawProducer.migrate(bench, "public");
        addEndpoint(bench);
        super.open(bench);
        relay().stop();
        outbox = bean(Outbox.class);
    }

    static void addEndpoint(Bench bench) throws SQLException {
        bench.execute("insert into outbox_endpoint (name, kind, enabled, max_retries, created_at)"
                + " values ('kafka', 'kafka', true, 5, now())");
    }

    @Override
    void publish(BenchEvent event) {
        outbox.append(List.of(new Fact(event.number(), event.lane(), event.laneSeq(), event.note())), event.laneSeq());
    }

    @Override
    public void startDelivery() {
        relay().start();
    }

    private SmartLifecycle relay() {
        return bean("relayService", SmartLifecycle.class);
    }

    @Override
    public String unfinishedSql() {
        return "select count(*) from outbox_events where status <> 'COMPLETED'";
    }

    /** The median time of a claim with so many deliveries waiting, in milliseconds. */
    double claimMillis(int backlog) throws SQLException {
        bench.execute("""
                insert into outbox_events (id, feed_no, shard, aggregate_type, aggregate_id, lane_seq, event_type,
                    payload, deliveries_open, created_at)
                select gen_random_uuid(), n, n %% 64, 'fulfillment', n %% %1$d, n, 'fulfillment.status_changed',
                    repeat('x', 400), 1, now()
                from generate_series((select feed_no + 1 from outbox_mark where name = 'numbered'), %2$d) n;
                insert into outbox_deliveries (endpoint_id, shard, feed_no, event_id, aggregate_type, aggregate_id,
                    lane_seq, max_retries)
                select 1, shard, feed_no, id, aggregate_type, aggregate_id, lane_seq, 5 from outbox_events
                where feed_no > (select feed_no from outbox_mark where name = 'numbered') order by feed_no;
                update outbox_mark set feed_no = %2$d where name in ('numbered', 'confirmed');
                """.formatted(Bench.LANES, backlog));
        bench.tidy();
        return OutboxProbe.claimMillis(bench.url());
    }

    private record Fact(int number, int lane, long laneSeq, String note) implements DomainEvent {

        @Override
        public EventType type() {
            return EventType.FULFILLMENT_STATUS_CHANGED;
        }

        @Override
        public String laneId() {
            return Integer.toString(lane);
        }
    }

    private record Handler(History history) implements Transport {

        @Override
        public String kind() {
            return "kafka";
        }

        @Override
        public void publish(Endpoint endpoint, Message message) {
            String body = new String(message.body(), StandardCharsets.UTF_8);
            history.delivered(
                    new BenchEvent(BenchEvent.number(body), Integer.parseInt(message.laneId()), message.laneSeq(), ""));
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int concurrency() {
            return Bench.PUBLISHERS;
        }

        @Override
        public Duration backoff(int failures) {
            return Duration.ofSeconds(1);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "dev.pickwright.backend",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "dev\\.pickwright\\.backend\\.outbox\\.(Outbox|OutboxConfiguration|EventRepository|FeedBell)",
                                "dev\\.pickwright\\.backend\\.platform\\.time\\.TimeConfiguration"
                            }))
    static class Application {

        @Bean
        DataSource dataSource(Bench bench) {
            return bench.dataSource();
        }

        @Bean
        Traces traces() {
            return NoTraces.create();
        }

        @Bean
        DurabilityBarrier barrier() {
            return () -> {};
        }

        @Bean
        Transport transport(Bench bench) {
            return new Handler(bench.history());
        }
    }
}
