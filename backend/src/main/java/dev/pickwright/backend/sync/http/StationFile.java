package dev.pickwright.backend.sync.http;

import dev.pickwright.backend.platform.secret.SecretFile;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code station.json} in the data folder: which central the station belongs to, and its private key. Only its owner can
 * read it. A station app that works at a server without a backend of its own keeps the same file with {@code server} in
 * place of {@code central}.
 */
public final class StationFile {

    /** Its name in a data folder. */
    public static final String NAME = "station.json";

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();

    public StationFile(Path file) {
        this.file = file;
    }

    /** @throws ProblemException if it is there and cannot be read */
    public Optional<Enrolment> read() {
        try {
            return tree().filter(tree -> tree.has("central")).map(tree -> json.treeToValue(tree, Enrolment.class));
        } catch (IOException | JacksonException e) {
            throw failed("The file %s, which holds this station's key, cannot be read.".formatted(file));
        }
    }

    /** Goes on with what was enrolled there before, also without a backend of its own; else forgets what it was. */
    public void remember(URI central) {
        if (read().filter(known -> known.central().equals(central)).isEmpty()) {
            write(enrolledAt(central).orElseGet(() -> Enrolment.at(central)));
        }
    }

    private Optional<Enrolment> enrolledAt(URI central) {
        try {
            return tree().filter(tree ->
                            central.toString().equals(tree.path("server").asString("")))
                    .map(tree ->
                            json.treeToValue(((ObjectNode) tree).set("central", tree.path("server")), Enrolment.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> tree() throws IOException {
        return Files.exists(file) ? Optional.of(json.readTree(Files.readString(file))) : Optional.empty();
    }

    /** All of it or nothing, on the disk when this returns. */
    public void write(Enrolment enrolment) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            SecretFile.write(file, json.writeValueAsString(enrolment));
        } catch (IOException e) {
            throw failed("The file %s cannot be written: %s.".formatted(file, e.getMessage()));
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("The file %s cannot be deleted: %s.".formatted(file, e.getMessage()));
        }
    }

    private static ProblemException failed(String sentence) {
        return new ProblemException(Problem.DISK_FULL, sentence);
    }
}
