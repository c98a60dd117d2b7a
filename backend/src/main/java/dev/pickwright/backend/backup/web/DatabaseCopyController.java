package dev.pickwright.backend.backup.web;

import dev.pickwright.backend.backup.DatabaseCopy;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.access.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DatabaseCopyController {

    private final DatabaseCopy copy;

    DatabaseCopyController(DatabaseCopy copy) {
        this.copy = copy;
    }

    /** The database file, zipped, as of one moment; for the backup command on the same computer. */
    @Allow(scopes = Scope.EVERYTHING)
    @GetMapping(path = "/v1/database-copy", produces = "application/zip")
    void copy(HttpServletResponse response) throws IOException {
        copy.make(zip -> {
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(zip));
            Files.copy(zip, response.getOutputStream());
        });
    }
}
