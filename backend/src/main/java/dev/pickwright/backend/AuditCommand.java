package dev.pickwright.backend;

import dev.pickwright.backend.audit.AuditFiles;
import dev.pickwright.backend.audit.AuditLog;
import dev.pickwright.backend.audit.client.AuditClient;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.audit.AuditCheck;
import dev.pickwright.model.audit.AuditCheck.ChainCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Writes the trail to a file, or tells whether it holds: that of a database, or that of such a file. */
final class AuditCommand {

    private static final int STEP = 20_000;

    private final Source source;
    private final PrintStream out;

    AuditCommand(Source source, PrintStream out) {
        this.source = source;
        this.out = out;
    }

    /** @return the exit status: 0 if all chains hold, 1 if one is broken */
    int verify() {
        var running =
                source.url() == null ? RunningBackend.of(source.data()) : java.util.Optional.<RunningBackend>empty();
        if (running.isPresent()) {
            var client = new AuditClient(
                    running.get().base(), running.get().token(), running.get().trusted());
            return walk(after -> {
                try {
                    return client.check(after);
                } catch (IOException e) {
                    throw failed(e);
                }
            });
        }
        return onDatabase(log -> walk(after -> log.check(after, STEP)));
    }

    /** {@link #verify()} of a file that {@link #export} wrote. */
    int verify(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(Problem.REQUEST_INVALID, "There is no file %s.".formatted(file));
        }
        try {
            Map<UUID, ChainCheck> chains = new LinkedHashMap<>();
            AuditFiles.check(file).forEach(each -> chains.put(each.chain(), each));
            return told(chains);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    int export(Path file) {
        return onDatabase(log -> {
            try {
                out.printf("%,d entries written to %s%n", AuditFiles.write(log, file), file);
                return 0;
            } catch (IOException e) {
                throw failed(e);
            }
        });
    }

    private int walk(Function<@Nullable String, AuditCheck> step) {
        Map<UUID, ChainCheck> chains = new LinkedHashMap<>();
        String after = null;
        do {
            AuditCheck check = step.apply(after);
            check.chains().forEach(each -> chains.put(each.chain(), each));
            after = check.next();
            if (after != null) {
                out.printf(
                        "%,d entries checked%n",
                        chains.values().stream().mapToLong(ChainCheck::entries).sum());
            }
        } while (after != null);
        return told(chains);
    }

    private int told(Map<UUID, ChainCheck> chains) {
        int status = 0;
        for (ChainCheck each : chains.values()) {
            out.printf("chain %s: %,d entries hold, the last is %s%n", each.chain(), each.entries(), each.head());
            var broken = each.broken();
            if (broken != null) {
                String entry = broken.entry() == null ? "" : ", entry " + broken.entry();
                out.printf("  BROKEN at number %d%s: %s%n", broken.number(), entry, broken.what());
                status = 1;
            }
        }
        out.println(status == 0 ? "The trail holds." : "The trail does not hold.");
        return status;
    }

    private int onDatabase(Function<AuditLog, Integer> work) {
        if (source.url() != null) {
            return onDatabase(Server.jdbc(source.url()), work);
        }
        try (DataFolder folder = DataFolder.take(source.data())) {
            return onDatabase(folder.databaseUrl() + ";IFEXISTS=TRUE", work);
        }
    }

    private int onDatabase(String url, Function<AuditLog, Integer> work) {
        var database = new SingleConnectionDataSource(url, source.userName(), source.password(), true);
        try {
            return work.apply(AuditLog.on(database, source.data()));
        } catch (DataAccessException e) {
            throw failed(e);
        } finally {
            database.destroy();
        }
    }

    private static ProblemException failed(Exception cause) {
        var problem = new ProblemException(
                Problem.REQUEST_INVALID, "The trail cannot be read: %s.".formatted(cause.getMessage()));
        problem.initCause(cause);
        return problem;
    }
}
