package dev.pickwright.backend.intake.web;

import dev.pickwright.backend.intake.Imports;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.OperationRecorder;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.LargeBody;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.intake.ImportId;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import dev.pickwright.model.intake.ImportView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long MAX_BYTES = 200L * 1024 * 1024;

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
            LargeBody.store(
                    request.getInputStream(),
                    file,
                    "The file",
                    MAX_BYTES,
                    LONGEST,
                    "The file is over 200 MB. Split it; lines of one order must stay in one file.");
            ImportView started = imports.start(actor, wanted, file);
            taken = true;
            return started;
        } finally {
            if (!taken) {
                Files.deleteIfExists(file);
            }
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
