package dev.pickwright.backend.outbox.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the broker is and how to talk to it.
 *
 * @param bootstrapServers HOST:PORT, several with commas; null if there is no broker
 * @param properties handed to the client as they are
 * @param propertiesFile more of them, in a file of their own because they may be secret
 */
@ConfigurationProperties("pickwright.kafka")
record KafkaSettings(
        @Nullable String bootstrapServers,
        @DefaultValue("pickwright.events") String topic,
        @DefaultValue Map<String, String> properties,
        @Nullable Path propertiesFile) {

    boolean configured() {
        return bootstrapServers != null && !bootstrapServers.isBlank();
    }

    /** What every client needs to find the broker and to be let in. */
    Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>();
        client.put(CommonClientConfigs.CLIENT_ID_CONFIG, "pickwright");
        client.putAll(properties);
        fromFile().forEach((key, value) -> client.put(String.valueOf(key), value));
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.valueOf(bootstrapServers));
        return client;
    }

    /**
     * What the producer needs. The settings that order and delivery rest on cannot be overridden.
     *
     * @param limit within which each message is acknowledged or given up
     */
    Map<String, Object> producer(Duration limit) {
        Map<String, Object> producer = new HashMap<>();
        // Messages gather by themselves while the requests before them are under way.
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        producer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16 * 1024 * 1024);
        producer.putAll(client());
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // With more, a new leader may take the second batch before the first, which then fails until it expires.
        producer.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // Waiting for the topic, then for the acknowledgement, ends before the caller gives up: so a message that
        // counts as failed is never still on its way when the next try is acknowledged.
        int millis = Math.toIntExact(limit.toMillis());
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 5);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis * 7 / 10);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis * 3 / 10);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return producer;
    }

    private Properties fromFile() {
        Properties read = new Properties();
        if (propertiesFile != null) {
            try (var reader = Files.newBufferedReader(propertiesFile)) {
                read.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("The Kafka properties file cannot be read", e);
            }
        }
        return read;
    }
}
