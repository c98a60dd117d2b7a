package dev.pickwright.backend.outbox.bench;

import io.namastack.outbox.Outbox;
import io.namastack.outbox.OutboxProcessingScheduler;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** namastack-outbox: partitions by key, polled by the instance that holds them, in order per key. */
final class NamastackContender extends SpringContender {

    private final boolean tuned;
    private Outbox outbox;

    NamastackContender(boolean tuned) {
        this.tuned = tuned;
    }

    @Override
    Class<?> application() {
        return Application.class;
    }

    @Override
    Map<String, Object> properties() {
        return tuned
                ? Map.of(
                        "spring.threads.virtual.enabled", "true",
                        "namastack.outbox.polling.batch-size", "800",
                        "namastack.outbox.polling.fixed.interval", "25ms",
                        "namastack.outbox.processing.executor-concurrency-limit", Bench.PUBLISHERS,
                        "namastack.outbox.processing.delete-completed-records", "true")
                : Map.of();
    }

    @Override
    public void open(Bench bench) throws Exception {
        super.open(bench);
        bean(OutboxProcessingScheduler.class).stop();
        outbox = bean(Outbox.class);
    }

    @Override
    void publish(BenchEvent event) {
        outbox.schedule(event, Integer.toString(event.lane()));
    }

    @Override
    public void startDelivery() {
        bean(OutboxProcessingScheduler.class).start();
    }

    @Override
    public String unfinishedSql() {
        return "select count(*) from outbox_record where status = 'NEW'";
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        DataSource dataSource(Bench bench) {
            return bench.dataSource();
        }

        @Bean
        Handler handler(Bench bench) {
            return new Handler(bench.history());
        }
    }

    static class Handler implements OutboxTypedHandler<BenchEvent> {

        private final History history;

        Handler(History history) {
            this.history = history;
        }

        @Override
        public void handle(BenchEvent event, OutboxRecordMetadata metadata) {
            history.delivered(event);
        }
    }
}
