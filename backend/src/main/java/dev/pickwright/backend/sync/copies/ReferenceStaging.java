package dev.pickwright.backend.sync.copies;

import dev.pickwright.model.sync.BootstrapPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Station: parts of the reference data that came, in files, until all are there. */
@Component
class ReferenceStaging {

    private final Path folder;
    private final JsonMapper json;
    private @Nullable BootstrapPart first;
    /** -1 until the files were looked at. */
    private int next = -1;

    ReferenceStaging(@Value("${pickwright.data}") Path data, JsonMapper json) {
        this.folder = data.resolve("reference");
        this.json = json;
    }

    /** Of another moment than those that are there, it is the first of its own. */
    void keep(BootstrapPart part) {
        look();
        if (first != null && !together(first, part)) {
            clear();
        }
        try {
            Files.createDirectories(folder);
            Path temporary = folder.resolve("coming");
            Files.write(temporary, Gzip.packed(json.writeValueAsBytes(part)));
            Files.move(temporary, file(part.part()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (part.part() == 0) {
            first = part;
        }
        if (part.part() == next) {
            next++;
        }
    }

    /** Once after a start: which of them are there. */
    private void look() {
        if (next < 0) {
            first = read(0);
            next = 0;
            for (BootstrapPart part = first;
                    part != null && first != null && together(first, part);
                    part = read(next)) {
                next++;
            }
        }
    }

    private static boolean together(BootstrapPart one, BootstrapPart other) {
        return one.central() == other.central() && one.watermark() == other.watermark() && one.parts() == other.parts();
    }

    int nextPart() {
        look();
        return next;
    }

    boolean complete() {
        return first != null && next == first.parts();
    }

    List<BootstrapPart> all() {
        List<BootstrapPart> parts = new ArrayList<>();
        for (BootstrapPart part = read(0); part != null; part = read(parts.size())) {
            parts.add(part);
        }
        return parts;
    }

    void clear() {
        first = null;
        next = 0;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One that a crash left half written is as good as none. */
    private @Nullable BootstrapPart read(int part) {
        Path file = file(part);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return json.readValue(Gzip.unpacked(Files.readAllBytes(file)), BootstrapPart.class);
        } catch (IOException | UncheckedIOException | JacksonException e) {
            return null;
        }
    }

    private Path file(int part) {
        return folder.resolve(part + ".json.gz");
    }
}
