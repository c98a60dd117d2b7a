package dev.pickwright.backend.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.intake.ImportId;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import dev.pickwright.model.intake.ImportStatus;
import dev.pickwright.model.intake.ImportView;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Service;

/** Runs imports, one at a time, each on a thread of its own. */
@Service
public class Imports implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);

    /** The import that runs now. */
    private record Running(ImportId id, ImportRequest request, long bytes, Instant since, Progress progress) {}

    private final ImportRepository imports;
    private final Map<ImportKind, Kind> kinds = new EnumMap<>(ImportKind.class);
    private final Warehouses warehouses;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    Imports(
            ImportRepository imports,
            OrderKind orders,
            List<RowKind<?>> rows,
            Warehouses warehouses,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.imports = imports;
        this.warehouses = warehouses;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
        kinds.put(orders.is(), orders);
        rows.forEach(kind -> kinds.put(kind.is(), new RowImport<>(kind, units, audit)));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        units.run(() -> imports.interruptRunning(clock.instant()));
    }

    /**
     * Starts an import and returns at once.
     *
     * @param file read twice, then deleted
     * @throws ProblemException STILL_RUNNING while another one runs, REQUEST_INVALID if there is no such warehouse
     */
    public ImportView start(Actor actor, ImportRequest request, Path file) throws IOException {
        requireWarehouse(actor, request.warehouse());
        long bytes = Files.size(file);
        var next = new Running(new ImportId(ids.next()), request, bytes, clock.instant(), new Progress(clock, bytes));
        if (!running.compareAndSet(null, next)) {
            Files.deleteIfExists(file);
            throw new ProblemException(
                    Problem.STILL_RUNNING, "Another import is running; wait for its end, or cancel it.");
        }
        try {
            units.run(() -> imports.insert(next.id(), request, bytes, actor.name(), next.since()));
        } catch (RuntimeException e) {
            running.set(null);
            throw e;
        }
        Thread.ofVirtual().name("import").start(() -> run(actor, next, file));
        return view(next.id());
    }

    private void requireWarehouse(Actor actor, @Nullable String code) {
        if (code == null && !actor.warehouses().isEmpty()) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID, "Say which warehouse the file is about.", Map.of("field", "warehouse"));
        }
        if (code != null && warehouses.byCode(code).isEmpty()) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID, "There is no warehouse %s.".formatted(Fields.shown(code)));
        }
    }

    private void run(Actor actor, Running now, Path file) {
        ImportStatus status = ImportStatus.FAILED;
        String message = null;
        try {
            take(actor, now, file);
            status = ImportStatus.COMPLETED;
        } catch (FileRefused e) {
            status = ImportStatus.REFUSED;
            message = e.sentence();
        } catch (ImportCancelled e) {
            status = ImportStatus.CANCELLED;
        } catch (IOException | RuntimeException e) {
            log.error("Import {} broke off", now.id(), e);
            message = "The import broke off: %s. What was taken before stays; run the file again."
                    .formatted(e.getMessage());
        } finally {
            end(now, file, status, message);
        }
    }

    private void take(Actor actor, Running now, Path file) throws IOException, FileRefused, ImportCancelled {
        Kind kind = Objects.requireNonNull(kinds.get(now.request().kind()));
        var rejects = new RejectLog(some -> units.run(() -> imports.insertRejects(now.id(), some)), now.progress());
        Job job = new Job(actor, now.request(), now.progress(), rejects);
        CheckedFile checked = CheckedFile.check(file, kind, job);
        now.progress().running();
        try {
            kind.take(checked, job);
        } finally {
            rejects.flush();
        }
    }

    private void end(Running now, Path file, ImportStatus status, @Nullable String message) {
        try {
            units.run(
                    () -> imports.end(now.id(), status, message, now.progress().snapshot(), clock.instant()));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("The imported file {} could not be deleted", file, e);
        } finally {
            running.set(null);
        }
    }

    /** How far it is, or how it ended. @throws ProblemException NOT_FOUND */
    public ImportView view(ImportId id) {
        Running now = running.get();
        if (now == null || !now.id().equals(id)) {
            return imports.find(id)
                    .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no import " + id + "."));
        }
        Progress.Snapshot counts = now.progress().snapshot();
        return new ImportView(
                id,
                now.request().kind(),
                now.request().fileName(),
                counts.status(),
                null,
                now.bytes(),
                counts.bytesDone(),
                counts.lines(),
                counts.records().accepted(),
                counts.taken().accepted(),
                counts.records().skipped(),
                counts.taken().skipped(),
                counts.records().rejected(),
                counts.rejected(),
                counts.linesPerSecond(),
                counts.secondsLeft(),
                now.since(),
                null);
    }

    /** Stops it between two records; what was taken stays. */
    public ImportView cancel(ImportId id) {
        Running now = running.get();
        if (now != null && now.id().equals(id)) {
            now.progress().cancel();
        }
        return view(id);
    }

    /** Writes the rejected lines as CSV: line number, record, reason, detail, original text. */
    public void writeRejects(ImportId id, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("line_number", "record", "reason", "detail", "original");
        imports.forEachReject(
                id,
                reject -> csv.writeRecord(
                        String.valueOf(reject.line()),
                        Objects.requireNonNullElse(reject.record(), ""),
                        reject.reason().wire(),
                        reject.detail(),
                        reject.original()));
        csv.flush();
    }
}
