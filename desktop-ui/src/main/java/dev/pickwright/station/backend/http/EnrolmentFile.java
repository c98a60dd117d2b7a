package dev.pickwright.station.backend.http;

import dev.pickwright.station.backend.api.DomainFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code station.json} in the data folder: where the station is enrolled, and its private key. Only its owner can read it. */
public final class EnrolmentFile {

    private static final String NAME = "station.json";

    private final Path file;
    private final Path draft;
    private final JsonMapper json = JsonMapper.builder().build();

    public EnrolmentFile(Path folder) {
        file = folder.resolve(NAME);
        draft = folder.resolve(NAME + ".draft");
    }

    /** The server that it was enrolled at last. @throws DomainFailure if the file cannot be read */
    public Optional<URI> server() {
        return read().map(Enrolment::server);
    }

    /** The station is enrolled nowhere any more, as far as it knows. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("The file %s cannot be deleted: %s.".formatted(file, e.getMessage()));
        }
    }

    Optional<Enrolment> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            JsonNode kept = json.readTree(Files.readString(file));
            // Without a server it is a backend's of its own, which is a station of a central's.
            return kept.has("server") ? Optional.of(json.treeToValue(kept, Enrolment.class)) : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw failed(("The file %s, which holds this station's key, cannot be read. Start once with --server none"
                            + " to forget it; then a supervisor's code enrols the station again.")
                    .formatted(file));
        }
    }

    /** All of it or nothing, on the disk when this returns. */
    void write(Enrolment enrolment) {
        byte[] content = json.writeValueAsString(enrolment).getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(draft.toAbsolutePath().getParent());
            Files.deleteIfExists(draft);
            try (FileChannel out = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("The file %s cannot be written: %s.".formatted(file, e.getMessage()));
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static DomainFailure failed(String sentence) {
        return new DomainFailure("station_file", sentence);
    }
}
