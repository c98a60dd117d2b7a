package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.fixture.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that a topic holds. */
final class KafkaTopic {

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":\"(\\d{20})\"");

    private final Map<String, Collection<Long>> firstSeen = new HashMap<>();
    private int duplicates;

    private KafkaTopic() {}

    static KafkaTopic read(KafkaBroker broker, String name) {
        KafkaTopic topic = new KafkaTopic();
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> topic.add(record.key(), record.value()));
            }
        }
        return topic;
    }

    /** The numbers of a lane's events, in the order in which each came for the first time. */
    List<Long> firstSeen(String lane) {
        return new ArrayList<>(firstSeen.getOrDefault(lane, List.of()));
    }

    int duplicates() {
        return duplicates;
    }

    private void add(String lane, String event) {
        var sequence = SEQUENCE.matcher(event);
        if (!sequence.find()) {
            throw new IllegalStateException("no CloudEvent with a sequence: " + event);
        }
        if (!firstSeen.computeIfAbsent(lane, any -> new LinkedHashSet<>()).add(Long.valueOf(sequence.group(1)))) {
            duplicates++;
        }
    }
}
