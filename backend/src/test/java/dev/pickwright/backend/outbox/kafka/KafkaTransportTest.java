package dev.pickwright.backend.outbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.pickwright.backend.fixture.KafkaBroker;
import dev.pickwright.backend.fixture.KafkaConsole;
import dev.pickwright.backend.fixture.QuietKafka;
import dev.pickwright.backend.outbox.Endpoint;
import dev.pickwright.backend.outbox.Message;
import dev.pickwright.backend.outbox.PublishFailure;
import dev.pickwright.backend.outbox.PublishFailure.Kind;
import dev.pickwright.model.event.CloudEvent;
import dev.pickwright.model.event.EventType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** The transport against a real broker. */
@ExtendWith(QuietKafka.class)
class KafkaTransportTest {

    private static final Endpoint KAFKA = new Endpoint(1, "kafka", "kafka");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @TempDir
    static Path folder;

    private final KafkaBroker broker = KafkaBroker.shared();
    private final List<KafkaProducers> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(KafkaProducers::close);
    }

    @Test
    void a_plain_console_consumer_reads_each_lane_in_order_byte_for_byte() throws Exception {
        broker.createTopic("read", 4, Map.of());
        var transport = transport("read");
        Map<String, List<Message>> lanes = lanes(20, 25);

        publishAll(transport, lanes);

        var lines = KafkaConsole.read(broker, "read", 500);
        assertThat(lines).hasSize(500);
        for (var lane : lanes.entrySet()) {
            var read = lines.stream()
                    .filter(line -> line.key().equals(lane.getKey()))
                    .toList();
            assertThat(read)
                    .extracting(KafkaConsole.Line::value)
                    .containsExactlyElementsOf(lane.getValue().stream()
                            .map(KafkaTransportTest::text)
                            .toList());
            assertThat(read)
                    .extracting(KafkaConsole.Line::partition)
                    .containsOnly(read.getFirst().partition());
        }
        assertThat(lines).extracting(KafkaConsole.Line::partition).contains("Partition:0", "Partition:3");
        assertThat(lines.getFirst().headers())
                .containsOnlyKeys("content-type", "event-id", "traceparent")
                .containsEntry("content-type", "application/cloudevents+json")
                .containsEntry("traceparent", TRACEPARENT);
    }

    @Test
    void a_replay_says_so() throws Exception {
        broker.createTopic("replayed", 1, Map.of());
        Message message = message("lane", 1, "any", true);

        transport("replayed").publish(KAFKA, message);

        assertThat(KafkaConsole.read(broker, "replayed", 1).getFirst().headers())
                .containsEntry("replay", "true")
                .containsEntry("event-id", message.id().toString());
    }

    @Test
    void a_record_that_is_too_large_is_refused_and_disturbs_no_other_lane() throws Exception {
        broker.createTopic("narrow", 1, Map.of("max.message.bytes", "4000", "compression.type", "uncompressed"));
        var transport = transport("narrow", Map.of("compression.type", "none"));
        Map<String, List<Message>> lanes = lanes(8, 20);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> others = threads.submit(() -> {
                publishAll(transport, lanes);
                return true;
            });
            for (int n = 1; n <= 5; n++) {
                assertFails(transport, message("large", n, "x".repeat(5_000), false), Kind.REFUSED);
            }
            others.get();
        }
        assertFails(transport, message("large", 6, "x".repeat(2_000_000), false), Kind.REFUSED);

        var lines = KafkaConsole.read(broker, "narrow", 160);
        for (var lane : lanes.entrySet()) {
            assertThat(lines.stream().filter(line -> line.key().equals(lane.getKey())))
                    .extracting(KafkaConsole.Line::value)
                    .containsExactlyElementsOf(lane.getValue().stream()
                            .map(KafkaTransportTest::text)
                            .toList());
        }
    }

    @Test
    void a_topic_that_is_not_there_counts_as_unreachable_until_it_is_made() throws Exception {
        var transport = transport("later");

        assertFails(transport, message("lane", 1, "any", false), Kind.UNREACHABLE);
        broker.createTopic("later", 1, Map.of());

        transport.publish(KAFKA, message("lane", 1, "any", false));
    }

    @Test
    void a_broker_that_comes_back_gets_what_it_missed() throws Exception {
        broker.createTopic("outage", 1, Map.of());
        var transport = transport("outage");
        var health = new KafkaHealthIndicator(settings("outage", Map.of(), null, broker.address()));
        Message before = message("lane", 1, "before", false);
        Message after = message("lane", 2, "after", false);
        transport.publish(KAFKA, before);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        broker.kill();
        assertFails(transport, after, Kind.UNREACHABLE);
        long asked = System.nanoTime();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(2_500));
        broker.start();

        // The first tries may come before the broker knows its topics again; the outbox would repeat them too.
        await().ignoreExceptionsInstanceOf(PublishFailure.class).until(() -> {
            transport.publish(KAFKA, after);
            return true;
        });
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        health.close();
        assertThat(KafkaConsole.read(broker, "outage", 2))
                .extracting(KafkaConsole.Line::value)
                .containsExactly(text(before), text(after));
    }

    @Test
    void it_starts_without_a_broker_and_gives_up_when_told_to() throws Exception {
        var transport = transport(settings("any", Map.of(), null, "127.0.0.1:1"));
        var outcome = Executors.newVirtualThreadPerTaskExecutor().submit(() -> {
            Thread.currentThread().interrupt();
            transport.publish(KAFKA, message("lane", 1, "any", false));
            return true;
        });

        assertThatThrownBy(outcome::get).hasCauseInstanceOf(InterruptedException.class);
        assertFails(transport, message("lane", 1, "any", false), Kind.UNREACHABLE);
        assertFails(
                transport(settings("any", Map.of(), null, "no-such-host.invalid:9092")),
                message("lane", 1, "any", false),
                Kind.UNREACHABLE);
    }

    @Test
    void a_wrong_password_is_the_operators_matter_and_the_right_one_comes_from_a_file() throws Exception {
        broker.createTopic("guarded", 1, Map.of());
        Path wrong = secrets("wrong");
        Path right = secrets(KafkaBroker.PASSWORD);

        assertFails(
                transport(settings("guarded", Map.of(), wrong, broker.guardedAddress())),
                message("lane", 1, "any", false),
                Kind.UNREACHABLE);

        transport(settings("guarded", Map.of(), right, broker.guardedAddress()))
                .publish(KAFKA, message("lane", 1, "any", false));
    }

    @Test
    void a_producer_that_broke_is_replaced() throws Exception {
        broker.createTopic("broken", 1, Map.of());
        var producers = producers(settings("broken", Map.of(), null, broker.address()));
        var transport = new KafkaTransport(producers, "broken", TIMEOUT, Map::of);
        var first = producers.current();

        first.close();
        var failure = failure(transport, message("lane", 1, "any", false));

        assertThat(failure.kind()).isEqualTo(Kind.AGAIN);
        transport.publish(KAFKA, message("lane", 1, "any", false));
        assertThat(producers.current()).isNotSameAs(first);
    }

    private static void assertFails(KafkaTransport transport, Message message, Kind kind) {
        long began = System.nanoTime();
        PublishFailure failure = failure(transport, message);
        assertThat(failure.kind()).as("%s", failure.getMessage()).isEqualTo(kind);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT);
    }

    private static PublishFailure failure(KafkaTransport transport, Message message) {
        return catchThrowableOfType(PublishFailure.class, () -> transport.publish(KAFKA, message));
    }

    /** As the relay does: a lane's next message goes out when the one before is acknowledged. */
    private static void publishAll(KafkaTransport transport, Map<String, List<Message>> lanes) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = lanes.values().stream()
                    .map(lane -> threads.submit(() -> {
                        for (Message message : lane) {
                            transport.publish(KAFKA, message);
                        }
                        return true;
                    }))
                    .toList();
            for (var each : running) {
                each.get();
            }
        }
    }

    private static Map<String, List<Message>> lanes(int lanes, int messages) {
        Map<String, List<Message>> all = new HashMap<>();
        for (int lane = 0; lane < lanes; lane++) {
            String key = "lane-" + lane;
            all.put(
                    key,
                    IntStream.rangeClosed(1, messages)
                            .mapToObj(n -> message(key, n, "Schäfer № " + n, false))
                            .toList());
        }
        return all;
    }

    private static Message message(String lane, long number, String name, boolean replay) {
        UUID id = UUID.randomUUID();
        String type = "fulfillment.status_changed";
        var event = CloudEvent.of(
                "/pickwright",
                id,
                type,
                1,
                Instant.EPOCH,
                EventType.Lane.FULFILLMENT,
                lane,
                number,
                TRACEPARENT,
                "{\"name\":\"%s\"}".formatted(name));
        return new Message(id, type, EventType.Lane.FULFILLMENT, lane, number, replay, event.bytes());
    }

    private static String text(Message message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    private KafkaTransport transport(String topic) {
        return transport(topic, Map.of());
    }

    private KafkaTransport transport(String topic, Map<String, String> properties) {
        return transport(settings(topic, properties, null, broker.address()));
    }

    private KafkaTransport transport(KafkaSettings settings) {
        return new KafkaTransport(
                producers(settings), settings.topic(), TIMEOUT, () -> Map.of("traceparent", TRACEPARENT));
    }

    private KafkaProducers producers(KafkaSettings settings) {
        var producers = new KafkaProducers(settings.producer(TIMEOUT));
        opened.add(producers);
        return producers;
    }

    private static KafkaSettings settings(String topic, Map<String, String> properties, Path file, String address) {
        return new KafkaSettings(address, topic, properties, file);
    }

    private static Path secrets(String password) throws Exception {
        return Files.writeString(folder.resolve(password + ".properties"), """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
                  username="%s" password="%s";
                """.formatted(KafkaBroker.USER, password));
    }
}
