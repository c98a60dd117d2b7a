package dev.pickwright.backend.sync.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.Floor.UnknownOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.VerdictCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Operations as stations of every version have sent them. A file is never changed: a station in the field may still hold
 * such an operation. A new version of a type gets a file of its own, and an upcaster.
 */
@BackendTest
class GoldenOperationsTest implements OnH2 {

    private static final Path FOLDER = Path.of("src/test/resources/sync/operations");
    private static final TypeReference<Map<String, List<String>>> FACTS = new TypeReference<>() {};

    /** What a file holds: the chain after the operation alone, told apart from the code that computes it. */
    record Golden(Chain chain, Operation operation) {}

    @Autowired
    JsonMapper json;

    @Autowired
    Upcasters upcasters;

    @Autowired
    Deeds deeds;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private Golden golden(Path file) throws IOException {
        return json.readValue(Files.readString(file), Golden.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadAndUnderstood(Path file) throws Exception {
        Golden golden = golden(file);
        Operation operation = golden.operation();
        assertThat(Chain.START.with(operation)).isEqualTo(golden.chain());
        assertThat(json.readValue(json.writeValueAsString(operation), Operation.class))
                .isEqualTo(operation);
        assertThat(file).hasFileName("%s-v%d.json".formatted(operation.type(), operation.version()));
        Operation newest = upcasters.upcast(operation);
        OperationType type = OperationType.of(newest.type()).orElseThrow();
        assertThat(newest.version()).isEqualTo(type.version());
        var given = new GivenFacts(json.readValue(newest.given(), FACTS));
        var subject = Objects.requireNonNullElse(newest.subject(), newest.id().value());
        assertThat(deeds.of(type, newest, subject, given).work()).isNotNull();
    }

    @Test
    void everyVersionOfEveryTypeHasAFile() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(Stream.of(OperationType.values())
                        .flatMap(type -> IntStream.rangeClosed(1, type.version())
                                .mapToObj(version -> "%s-v%d.json".formatted(type.wire(), version)))
                        .toList());
    }

    @Test
    void aTypedQuantityOfVersion1IsTypedInVersion2() throws Exception {
        Operation old = golden(FOLDER.resolve("pick_quantity-v1.json")).operation();
        Operation upcast = upcasters.upcast(old);
        var before = json.readTree(old.body());
        var after = json.readTree(upcast.body());
        assertThat(after.path("line")).isEqualTo(before.path("line"));
        assertThat(after.path("quantity").asInt()).isEqualTo(before.path("qty").asInt());
        assertThat(after.path("entry").asString()).isEqualTo("typed");
        assertThat(upcast.id()).isEqualTo(old.id());
        assertThat(upcast.leases()).isEqualTo(old.leases());
    }

    @Test
    void whatThisBuildDoesNotKnowIsNotGuessedAt() throws Exception {
        Operation known = golden(FOLDER.resolve("pick_quantity-v1.json")).operation();
        assertUnknown(VerdictCode.UNKNOWN_TYPE, with(known, "pick_by_drone", 1, known.body()));
        assertUnknown(VerdictCode.UNKNOWN_TYPE, with(known, known.type(), 3, known.body()));
        assertUnknown(VerdictCode.UNKNOWN_TYPE, with(known, known.type(), 0, known.body()));
        assertUnknown(VerdictCode.SCHEMA_INVALID, with(known, known.type(), 1, "{\"line\":\"x\"}"));
        assertUnknown(VerdictCode.SCHEMA_INVALID, with(known, known.type(), 1, "{\"qty\":"));
        assertUnknown(VerdictCode.SCHEMA_INVALID, with(known, known.type(), 2, "[]"));
    }

    private void assertUnknown(VerdictCode code, Operation operation) {
        assertThatThrownBy(() -> upcasters.upcast(operation))
                .isInstanceOfSatisfying(
                        UnknownOperation.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Operation with(Operation known, String type, int version, String body) {
        return new Operation(
                known.id(),
                known.seq(),
                type,
                version,
                known.leases(),
                known.subject(),
                known.operator(),
                known.approver(),
                known.wall(),
                known.mono(),
                known.boot(),
                body,
                known.given());
    }
}
