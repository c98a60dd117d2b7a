package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.outbox.Endpoint;
import dev.pickwright.backend.outbox.Message;
import dev.pickwright.backend.outbox.PublishFailure;
import dev.pickwright.backend.outbox.Transport;
import dev.pickwright.model.event.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends each event to the topic, with its lane as the key, and awaits the acknowledgement of all replicas in sync. */
final class KafkaTransport implements Transport {

    private static final int CONCURRENCY = 256;
    private static final long LONGEST_WAIT = Duration.ofMinutes(1).toMillis();

    private final KafkaProducers producers;
    private final String topic;
    private final Duration timeout;
    private final Supplier<Map<String, String>> trace;

    /** @param trace the headers that carry the running trace on */
    KafkaTransport(KafkaProducers producers, String topic, Duration timeout, Supplier<Map<String, String>> trace) {
        this.producers = producers;
        this.topic = topic;
        this.timeout = timeout;
        this.trace = trace;
    }

    @Override
    public String kind() {
        return "kafka";
    }

    @Override
    public void publish(Endpoint endpoint, Message message) throws PublishFailure, InterruptedException {
        Producer<String, byte[]> producer = producers.current();
        try {
            producer.send(record(message)).get();
        } catch (ExecutionException e) {
            throw failed(producer, e.getCause() == null ? e : e.getCause());
        } catch (InterruptException e) {
            // Kafka's own sets the mark again that the checked one clears.
            Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        } catch (KafkaException | IllegalStateException e) {
            throw failed(producer, e);
        }
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public int concurrency() {
        return CONCURRENCY;
    }

    @Override
    public Duration backoff(int failures) {
        long most = Math.min(LONGEST_WAIT, 500L << Math.min(failures, 20));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
    }

    private ProducerRecord<String, byte[]> record(Message message) {
        var record = new ProducerRecord<>(topic, message.laneId(), message.body());
        header(record, "content-type", CloudEvent.MEDIA_TYPE);
        header(record, "event-id", message.id().toString());
        if (message.replay()) {
            header(record, "replay", "true");
        }
        trace.get().forEach((name, value) -> header(record, name, value));
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private PublishFailure failed(Producer<String, byte[]> producer, Throwable error) {
        Failures.Sort sort = Failures.sort(error);
        if (sort.producerIsBroken() && !producers.discard(producer)) {
            // It went down with a producer that another message broke.
            return Failures.failure(PublishFailure.Kind.UNREACHABLE, error);
        }
        return sort.failure();
    }
}
