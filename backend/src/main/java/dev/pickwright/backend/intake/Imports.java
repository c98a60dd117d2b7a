package dev.pickwright.backend.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.intake.ImportId;
import dev.pickwright.model.intake.ImportStatus;
import dev.pickwright.model.intake.ImportView;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Service;

/** Runs imports, one at a time, each on a thread of its own; every order is a unit of work of its own. */
@Service
public class Imports implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);

    /** The import that runs now. */
    private record Running(ImportId id, String fileName, long bytes, java.time.Instant since, Progress progress) {}

    private final ImportRepository imports;
    private final Orders orders;
    private final Warehouses warehouses;
    private final Skus skus;
    private final Stock stock;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;
    private final NonStock nonStock;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    Imports(
            ImportRepository imports,
            Orders orders,
            Warehouses warehouses,
            Skus skus,
            Stock stock,
            UnitOfWork units,
            IdSource ids,
            Clock clock,
            @Value("${pickwright.import.non-stock:" + NonStock.DEFAULT + "}") String nonStock) {
        this.imports = imports;
        this.orders = orders;
        this.warehouses = warehouses;
        this.skus = skus;
        this.stock = stock;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
        this.nonStock = NonStock.of(nonStock);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        units.run(() -> imports.interruptRunning(clock.instant()));
    }

    /**
     * Starts an import and returns at once.
     *
     * @param file read twice, then deleted
     * @throws ProblemException STILL_RUNNING while another one runs
     */
    public ImportView start(Actor actor, String fileName, Path file, boolean createSkus) throws IOException {
        long bytes = Files.size(file);
        var next = new Running(new ImportId(ids.next()), fileName, bytes, clock.instant(), new Progress(clock, bytes));
        if (!running.compareAndSet(null, next)) {
            Files.deleteIfExists(file);
            throw new ProblemException(
                    Problem.STILL_RUNNING, "Another import is running; wait for its end, or cancel it.");
        }
        units.run(() -> imports.insert(next.id(), fileName, createSkus, bytes, actor.name(), next.since()));
        Thread.ofVirtual().name("order-import").start(() -> run(actor, next, file, createSkus));
        return view(next.id());
    }

    private void run(Actor actor, Running now, Path file, boolean createSkus) {
        ImportStatus status = ImportStatus.FAILED;
        String message = null;
        try {
            CheckedFile checked = CheckedFile.check(file, now.progress());
            now.progress().running();
            var sink = new StockedSink(actor, orders, warehouses, skus, stock, units);
            new ImportRun(
                            sink,
                            createSkus,
                            rejects -> units.run(() -> imports.insertRejects(now.id(), rejects)),
                            now.progress())
                    .run(checked, nonStock);
            status = ImportStatus.COMPLETED;
        } catch (FileRefused e) {
            status = ImportStatus.REFUSED;
            message = e.sentence();
        } catch (ImportCancelled e) {
            status = ImportStatus.CANCELLED;
        } catch (IOException | RuntimeException e) {
            log.error("Import {} broke off", now.id(), e);
            message = "The import broke off: %s. The orders made before stay; run the file again."
                    .formatted(e.getMessage());
        } finally {
            end(now, file, status, message);
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
                now.fileName(),
                counts.status(),
                null,
                now.bytes(),
                counts.bytesDone(),
                counts.lines(),
                counts.orders().accepted(),
                counts.taken().accepted(),
                counts.orders().skipped(),
                counts.taken().skipped(),
                counts.orders().rejected(),
                counts.rejected(),
                counts.linesPerSecond(),
                counts.secondsLeft(),
                now.since(),
                null);
    }

    /** Stops it between two orders; what was taken stays. */
    public ImportView cancel(ImportId id) {
        Running now = running.get();
        if (now != null && now.id().equals(id)) {
            now.progress().cancel();
        }
        return view(id);
    }

    /** Writes the rejected lines as CSV: line number, order, reason, detail, original text. */
    public void writeRejects(ImportId id, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("line_number", "order_number", "reason", "detail", "original");
        imports.forEachReject(
                id,
                reject -> csv.writeRecord(
                        String.valueOf(reject.line()),
                        Objects.requireNonNullElse(reject.orderNumber(), ""),
                        reject.reason().wire(),
                        reject.detail(),
                        reject.original()));
        csv.flush();
    }
}
