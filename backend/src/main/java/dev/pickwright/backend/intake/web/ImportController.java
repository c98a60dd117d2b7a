package dev.pickwright.backend.intake.web;

import dev.pickwright.backend.intake.Imports;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.OperationRecorder;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.intake.ImportId;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import dev.pickwright.model.intake.ImportView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A file taken twice adds nothing the second time, so starting an import asks for no idempotency key. */
@RestController
@RequestMapping("/v1/imports")
class ImportController {

    private static final long MAX_BYTES = 200L * 1024 * 1024;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int CHUNK = 64 * 1024;

    private final Imports imports;
    private final ObjectProvider<OperationRecorder> station;
    private final Path folder;

    ImportController(
            Imports imports, ObjectProvider<OperationRecorder> station, @Value("${pickwright.data}") Path folder) {
        this.imports = imports;
        this.station = station;
        this.folder = folder;
    }

    /** Takes the file, unless this is a station; where a line names no warehouse, it is about the one of the parameter. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVERYTHING)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView start(
            Actor actor,
            HttpServletRequest request,
            @RequestParam ImportKind kind,
            @RequestParam(name = "file_name") String fileName,
            @RequestParam(required = false) @Nullable String warehouse,
            @RequestParam(name = "create_skus", defaultValue = "false") boolean createSkus)
            throws IOException {
        if (station.getIfAvailable() != null) {
            throw OperationRecorder.centralOnly();
        }
        var wanted = new ImportRequest(kind, fileName, warehouse, createSkus);
        Path file = Files.createTempFile(Files.createDirectories(folder), "import-", ".csv");
        boolean taken = false;
        try {
            store(request.getInputStream(), file);
            ImportView started = imports.start(actor, wanted, file);
            taken = true;
            return started;
        } finally {
            if (!taken) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void store(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            long total = 0;
            long end = System.nanoTime() + LONGEST_NANOS;
            for (int read = next(in, chunk); read >= 0; read = next(in, chunk)) {
                total += read;
                if (System.nanoTime() - end > 0) {
                    throw new ProblemException(Problem.REQUEST_INVALID, "The file took too long to arrive.");
                }
                if (total > MAX_BYTES) {
                    throw new ProblemException(
                            Problem.TOO_LARGE,
                            "The file is over 200 MB. Split it; lines of one order must stay in one file.");
                }
                out.write(chunk, 0, read);
            }
        }
    }

    private static int next(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new ProblemException(Problem.REQUEST_INVALID, "The file did not arrive whole.");
        }
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVERYTHING, of = Subject.IMPORT)
    @GetMapping("/{id}")
    ImportView view(Actor actor, @PathVariable ImportId id) {
        return imports.view(id);
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVERYTHING, of = Subject.IMPORT)
    @PostMapping("/{id}/cancel")
    ImportView cancel(Actor actor, @PathVariable ImportId id) {
        return imports.cancel(id);
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVERYTHING, of = Subject.IMPORT)
    @GetMapping("/{id}/rejects")
    void rejects(Actor actor, @PathVariable ImportId id, HttpServletResponse response) throws IOException {
        imports.view(id);
        response.setContentType("text/csv;charset=UTF-8");
        imports.writeRejects(id, response.getWriter());
    }
}
