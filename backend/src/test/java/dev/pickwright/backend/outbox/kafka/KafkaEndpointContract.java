package dev.pickwright.backend.outbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackendTest
abstract class KafkaEndpointContract {

    private record Row(String name, String kind, boolean enabled, int maxRetries, String disabledReason) {}

    @Autowired
    KafkaEndpointRepository endpoints;

    @Autowired
    UnitOfWork unitOfWork;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.sql("delete from outbox_endpoint where name = 'kafka'").update();
    }

    @Test
    void without_a_broker_there_is_no_endpoint() {
        start(null);

        assertThat(rows()).isEmpty();
    }

    @Test
    void processes_that_start_at_once_make_one_endpoint() throws Exception {
        CyclicBarrier together = new CyclicBarrier(6);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting = IntStream.range(0, 6)
                    .mapToObj(n -> threads.submit(() -> {
                        together.await();
                        start("broker:9092");
                        return true;
                    }))
                    .toList();
            for (var each : starting) {
                each.get();
            }
        }

        assertThat(rows()).containsExactly(new Row("kafka", "kafka", true, 5, null));
    }

    @Test
    void a_broker_that_is_no_longer_configured_is_disabled_until_it_is_again() {
        start("broker:9092");

        start(null);
        assertThat(rows()).containsExactly(new Row("kafka", "kafka", false, 5, "no broker is configured"));

        start("broker:9092");
        assertThat(rows()).containsExactly(new Row("kafka", "kafka", true, 5, null));
    }

    private void start(String broker) {
        var settings = new KafkaSettings(broker, "pickwright.events", Map.of(), null);
        new KafkaEndpoint(endpoints, settings, unitOfWork, clock).afterPropertiesSet();
    }

    private List<Row> rows() {
        return jdbc.sql("""
                        select name, kind, enabled, max_retries, disabled_reason from outbox_endpoint
                        where kind = 'kafka'
                        """).query(Row.class).list();
    }
}
