package dev.pickwright.backend.sync.station;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.sync.SavedJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Packs the journal into one file beside it. The station goes on meanwhile; what it writes then may be in it or not. */
@Service
@AtStation
public class JournalExport {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path data;
    private final Clock clock;

    JournalExport(@Value("${pickwright.data}") Path data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** @throws ProblemException DISK_FULL if it cannot be written; then there is no such file */
    public SavedJournal save() {
        Path file = data.resolve("exports").resolve("journal-%s.zip".formatted(STAMP.format(clock.instant())));
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createDirectories(file.getParent());
            pack(Journal.files(Journal.folder(data)), draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return new SavedJournal(file.toAbsolutePath().toString(), Files.size(file));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.DISK_FULL, "The journal cannot be saved to %s: %s".formatted(file, forget(draft, e)));
        }
    }

    private static void pack(List<Path> journal, Path draft) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(draft))) {
            for (Path each : journal) {
                zip.putNextEntry(new ZipEntry(each.getFileName().toString()));
                Files.copy(each, zip);
                zip.closeEntry();
            }
        }
    }

    private static String forget(Path draft, IOException failure) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return String.valueOf(failure.getMessage());
    }
}
