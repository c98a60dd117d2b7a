package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.outbox.PublishFailure;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one producer of this process: made when the first message goes out, and anew after it broke. */
final class KafkaProducers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaProducers.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private @Nullable Producer<String, byte[]> producer;
    private boolean closed;

    /** @throws KafkaException if a setting makes no sense; whether the broker answers is not tried */
    KafkaProducers(Map<String, Object> settings) {
        this.settings = new ProducerConfig(settings).originals();
    }

    /** @throws PublishFailure if there is none, as when no address of the broker is known to the network */
    synchronized Producer<String, byte[]> current() throws PublishFailure {
        if (closed) {
            throw new PublishFailure(PublishFailure.Kind.UNREACHABLE, "stopping", "this process stops");
        }
        if (producer == null) {
            try {
                producer = new KafkaProducer<>(settings);
            } catch (KafkaException e) {
                Throwable reason = e.getCause() == null ? e : e.getCause();
                throw Failures.failure(PublishFailure.Kind.UNREACHABLE, reason);
            }
        }
        return producer;
    }

    /**
     * Closes a producer for good; messages that are with it fail.
     *
     * @return false if another thread had done so before
     */
    boolean discard(Producer<String, byte[]> broken) {
        synchronized (this) {
            if (!broken.equals(producer)) {
                return false;
            }
            producer = null;
        }
        log.warn("The Kafka producer broke; the next message makes a new one");
        broken.close(Duration.ZERO);
        return true;
    }

    /** Waits some seconds for messages that are under way. */
    @Override
    public void close() {
        Producer<String, byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
            producer = null;
        }
        if (last != null) {
            last.close(FAREWELL);
        }
    }
}
