package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    static Operation operation(long seq) {
        return new Operation(
                new OperationId(UUID.randomUUID()),
                seq,
                "pick_scan",
                1,
                List.of(),
                UUID.randomUUID(),
                null,
                null,
                1_000 + seq,
                seq,
                "boot",
                "{\"code\":\"Müller \\u001d\"}",
                "{}");
    }

    private static Journal.Entry entry(long seq) {
        return new Journal.Entry(7, operation(seq));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void whatWasWrittenIsReadInOrderOverSeveralStarts() throws IOException {
        var first = List.of(entry(1), entry(2));
        Journal.in(folder).append(first);
        var second = List.of(entry(3));
        Journal.in(folder).append(second);
        assertThat(Journal.read(folder)).containsExactly(first.getFirst(), first.getLast(), second.getFirst());
        assertThat(files()).hasSize(2);
        assertThat(Files.getPosixFilePermissions(files().getFirst()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aTornLastRecordIsCutOff() throws IOException {
        var entries = List.of(entry(1), entry(2));
        Journal.in(folder).append(entries);
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int firstLength = JournalRecords.encode(entries.subList(0, 1)).length;
        for (int length = firstLength; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(Journal.read(folder)).as("cut at %d", length).containsExactly(entries.getFirst());
        }
        var later = entry(3);
        Journal.in(folder).append(List.of(later));
        assertThat(Journal.read(folder)).containsExactly(entries.getFirst(), later);
    }

    @Test
    void aRecordWhoseBytesChangedIsLeftOutAlone() throws IOException {
        var entries = List.of(entry(1), entry(2), entry(3));
        Journal.in(folder).append(entries);
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[JournalRecords.encode(entries.subList(0, 1)).length + 20] ^= 1;
        Files.write(file, bytes);
        assertThat(Journal.read(folder)).containsExactly(entries.getFirst(), entries.getLast());
    }

    @Test
    void afterAFailedSyncAllOfItIsWrittenAgainElsewhere() throws IOException {
        List<Path> made = new ArrayList<>();
        List<IOException> failures = new ArrayList<>(List.of(new IOException("No space left on device")));
        Journal journal = new Journal(() -> {
            Path path = folder.resolve("journal-%08d.jl".formatted(made.size() + 1));
            made.add(path);
            return new Failing(JournalFile.create(path), failures);
        });
        var entries = List.of(entry(1));
        assertThatThrownBy(() -> journal.append(entries)).hasMessage("No space left on device");
        journal.append(entries);
        assertThat(made).hasSize(2);
        assertThat(JournalRecords.decode(Files.readAllBytes(made.getLast())).entries())
                .isEqualTo(entries);
        assertThat(Journal.read(folder)).isEqualTo(entries);
    }

    /** Fails at the sync as long as there are failures. */
    private record Failing(JournalFile file, List<IOException> failures) implements JournalFile {

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            file.write(bytes);
        }

        @Override
        public void force() throws IOException {
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Test
    void onlyFilesOfOldOperationsThatNobodyKeepsAreDeleted() throws IOException {
        var old = entry(1);
        var kept = entry(2);
        var young = entry(90);
        for (var each : List.of(old, kept, young, entry(3))) {
            Journal.in(folder).append(List.of(each));
        }
        Journal.prune(folder, Set.of(kept.operation().id()), 1_050);
        assertThat(Journal.read(folder)).hasSize(3).doesNotContain(old).contains(kept, young);
    }
}
