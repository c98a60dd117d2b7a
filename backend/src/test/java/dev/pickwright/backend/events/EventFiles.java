package dev.pickwright.backend.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.event.CloudEvent;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The contract's files: schemas, examples, and the envelopes of the examples. */
final class EventFiles {

    private static final Path SCHEMAS = Path.of("../shared-model/src/main/resources/events");
    private static final Instant TIME = Instant.parse("2026-11-02T08:15:30.123456Z");
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private EventFiles() {}

    static Path schema(EventType type, int version) {
        return SCHEMAS.resolve(type.wire()).resolve(version + ".schema.json");
    }

    static Path examples(EventType type) {
        return SCHEMAS.resolve(type.wire()).resolve(type.version() + ".examples.jsonl");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The envelopes of all samples, as the product would send them; every second one has a trace. */
    static List<String> envelopes(JsonMapper json) {
        List<String> envelopes = new ArrayList<>();
        for (DomainEvent event : EventSamples.all()) {
            int n = envelopes.size() + 1;
            envelopes.add(CloudEvent.of(
                            "/pickwright",
                            UUID.fromString("019a0000-0000-7000-9000-%012d".formatted(n)),
                            event.type().wire(),
                            event.type().version(),
                            TIME,
                            event.type().lane(),
                            event.laneId(),
                            n,
                            n % 2 == 0 ? TRACEPARENT : null,
                            json.writeValueAsString(event))
                    .json());
        }
        return envelopes;
    }

    /** Compares with a file that is checked in, byte for byte, and leaves what should stand in it below target. */
    static void assertGolden(Path golden, String now) {
        Path generated = Path.of("target/events").resolve(golden.getFileName());
        if (golden.startsWith(SCHEMAS)) {
            generated = Path.of("target/events").resolve(SCHEMAS.relativize(golden));
        }
        try {
            Files.createDirectories(generated.getParent());
            Files.writeString(generated, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(Files.exists(golden) ? read(golden) : "")
                .as("what consumers get changed: look at %s, and copy it to %s if it may", generated, golden)
                .isEqualTo(now);
    }
}
