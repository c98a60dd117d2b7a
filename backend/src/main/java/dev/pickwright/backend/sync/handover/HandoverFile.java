package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.platform.secret.SecretFile;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code handover.json} in the data folder: where the database of before is, and whether central is to get it. */
public final class HandoverFile {

    /**
     * What is kept.
     *
     * @param folder beside it
     * @param moved whether the database is there already
     * @param wanted whether central is to get it and has not yet
     * @param taken whether central has it
     */
    public record Kept(String folder, boolean moved, boolean wanted, boolean taken) {

        public Kept moving() {
            return new Kept(folder, true, wanted, taken);
        }

        Kept handedOver() {
            return new Kept(folder, moved, false, true);
        }
    }

    private static final String NAME = "handover.json";

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param data the data folder */
    public HandoverFile(Path data) {
        this.file = data.resolve(NAME);
    }

    /** @throws ProblemException if it is there and cannot be read */
    public Optional<Kept> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(json.readValue(Files.readString(file), Kept.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw failed("read", e);
        }
    }

    /** All of it or nothing, on the disk when this returns. */
    public void write(Kept kept) {
        try {
            SecretFile.write(file, json.writeValueAsString(kept));
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("deleted", e);
        }
    }

    Path folder(Kept kept) {
        return file.resolveSibling(kept.folder());
    }

    private ProblemException failed(String what, Exception cause) {
        return new ProblemException(
                Problem.DISK_FULL, "The file %s cannot be %s: %s.".formatted(file, what, cause.getMessage()));
    }
}
