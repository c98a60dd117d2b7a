package dev.pickwright.backend.outbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.fixture.KafkaBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From the outbox to a real broker. */
@BackendTest
@Import(Load.class)
class KafkaRelayTest {

    private static final KafkaBroker BROKER = KafkaBroker.shared();
    private static final String TOPIC = "relayed-" + UUID.randomUUID();
    private static final int LARGEST = 20_000;

    @Autowired
    Load load;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        BROKER.createTopic(TOPIC, 4, Map.of("max.message.bytes", String.valueOf(LARGEST)));
        // Of its own: an endpoint in the common one would be served by every context, and its load would lie there.
        String url = Databases.postgres();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("pickwright.kafka.bootstrap-servers", BROKER::address);
        registry.add("pickwright.kafka.topic", () -> TOPIC);
        registry.add("pickwright.kafka.properties.compression.type", () -> "none");
    }

    @BeforeEach
    void newLanes() {
        load.newLanes(40);
    }

    @Test
    void an_event_that_is_too_large_holds_up_its_own_lane_only() {
        load.append(20);
        load.appendOne("large", 1, "small");
        load.appendOne("large", 2, "x".repeat(LARGEST * 2));
        load.appendOne("large", 3, "small");
        load.append(20);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(load.dead()).isEqualTo(1);
            assertThat(load.waiting()).isEqualTo(1);
        });
        var topic = KafkaTopic.read(BROKER, TOPIC);
        assertThat(topic.firstSeen(load.lane("large"))).containsExactly(1L);
        load.lanes().forEach((lane, sent) -> assertThat(topic.firstSeen(lane)).isEqualTo(upTo(sent)));
    }

    @Test
    void a_short_outage_costs_no_try_and_nothing_gets_out_of_order() {
        outage(Duration.ofSeconds(8));
    }

    @Test
    @Tag("long")
    void an_outage_under_load_costs_no_try_and_no_memory_and_drains_in_order() {
        outage(Duration.parse(System.getProperty("pickwright.outage", "PT10M")));
    }

    private void outage(Duration length) {
        Heap heap = new Heap();
        load.run(Duration.ofSeconds(2));
        awaitDrained(Duration.ofSeconds(30));
        heap.note("before");

        BROKER.stop();
        for (int part = 1; part <= 10; part++) {
            load.run(length.dividedBy(10));
            heap.note("outage " + part * 10 + " %");
        }
        long backlog = load.waiting();
        BROKER.start();
        long began = System.nanoTime();
        awaitDrained(length.plusMinutes(1));
        Duration drain = Duration.ofNanos(System.nanoTime() - began);
        heap.note("drained");

        var topic = KafkaTopic.read(BROKER, TOPIC);
        System.out.printf(
                "outage of %s: %d events, %d waiting at its end, drained in %d ms, %d duplicates, %d tries counted;"
                        + " heap in MB: %s%n",
                length, load.appended(), backlog, drain.toMillis(), topic.duplicates(), load.tries(), heap);
        assertThat(load.dead()).isZero();
        assertThat(load.tries()).isZero();
        assertThat(backlog).isGreaterThan(load.appended() / 2);
        load.lanes().forEach((lane, sent) -> assertThat(topic.firstSeen(lane)).isEqualTo(upTo(sent)));
        assertThat(heap.growth()).isLessThan(64);
    }

    private void awaitDrained(Duration limit) {
        await().atMost(limit).until(() -> load.waiting() == 0);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
