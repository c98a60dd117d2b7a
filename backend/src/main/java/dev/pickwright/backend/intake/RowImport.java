package dev.pickwright.backend.intake;

import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.intake.RowKind.Bad;
import dev.pickwright.backend.intake.RowKind.Changed;
import dev.pickwright.backend.intake.RowKind.Outcome;
import dev.pickwright.backend.intake.RowKind.Same;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Takes a file line by line, some lines in one unit of work. A line that is refused takes no other with it: its
 * batch is undone and taken again, each line in a unit of its own.
 */
final class RowImport<R> implements Kind {

    static final int BATCH = 100;

    private record Line<R>(RawRecord raw, String key, R row) {}

    private final RowKind<R> kind;
    private final UnitOfWork units;
    private final AuditTrail audit;

    RowImport(RowKind<R> kind, UnitOfWork units, AuditTrail audit) {
        this.kind = kind;
        this.units = units;
        this.audit = audit;
    }

    @Override
    public ImportKind is() {
        return kind.is();
    }

    @Override
    public Columns columns() {
        return kind.columns();
    }

    @Override
    public String key(Fields fields, Job job) {
        return kind.key(fields, job);
    }

    @Override
    public void take(CheckedFile file, Job job) throws IOException, FileRefused, ImportCancelled {
        List<Line<R>> batch = new ArrayList<>();
        try (RecordCutter rows = file.open()) {
            for (int group = 0; group < file.index().groups(); group++) {
                job.progress().stopIfCancelled();
                Map<String, R> first = new HashMap<>();
                file.forEachLine(group, rows, job.progress(), raw -> {
                    offer(raw, Fields.of(file.layout(), raw), first, batch, job);
                    if (batch.size() == BATCH) {
                        flush(batch, job);
                    }
                });
            }
        }
        job.progress().stopIfCancelled();
        flush(batch, job);
    }

    /** @param first by key, what the first good line of it says: none that follows may say otherwise */
    private void offer(RawRecord raw, Fields fields, Map<String, R> first, List<Line<R>> batch, Job job) {
        String key = kind.key(fields, job);
        try {
            fields.requireCount();
            R row = kind.read(fields, job);
            R earlier = first.putIfAbsent(key, row);
            if (earlier != null && !earlier.equals(row)) {
                throw new BadValue(
                        RejectReason.REPEATED_WITH_OTHER_CONTENT,
                        "an earlier line says something else about %s".formatted(Fields.shown(key)));
            }
            batch.add(new Line<>(raw, key, row));
        } catch (BadValue e) {
            reject(raw, key, e.reason(), e.detail(), job);
        }
    }

    private void flush(List<Line<R>> batch, Job job) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            settle(batch, taken(batch, job), job);
        } catch (ProblemException | DataIntegrityViolationException e) {
            for (Line<R> line : batch) {
                settle(List.of(line), alone(line, job), job);
            }
        }
        batch.clear();
    }

    private List<Outcome> alone(Line<R> line, Job job) {
        try {
            return taken(List.of(line), job);
        } catch (ProblemException e) {
            return List.of(new Bad(RejectReason.REFUSED, e.detail()));
        }
    }

    private List<Outcome> taken(List<Line<R>> lines, Job job) {
        return units.run(() -> {
            List<Outcome> outcomes = kind.take(lines.stream().map(Line::row).toList(), job);
            for (Outcome outcome : outcomes) {
                if (outcome instanceof Changed(var entry)) {
                    audit.append(job.actor(), entry);
                }
            }
            return outcomes;
        });
    }

    private static <R> void settle(List<Line<R>> lines, List<Outcome> outcomes, Job job) {
        for (int i = 0; i < lines.size(); i++) {
            Line<R> line = lines.get(i);
            switch (outcomes.get(i)) {
                case Changed(var entry) -> job.progress().accepted(1);
                case Same() -> job.progress().skipped(1);
                case Bad(RejectReason reason, String detail) -> reject(line.raw(), line.key(), reason, detail, job);
            }
        }
    }

    private static void reject(RawRecord raw, String key, RejectReason reason, String detail, Job job) {
        job.rejects().add(new Reject(raw.line(), key, reason, detail, raw.text()));
        job.progress().recordRejected();
    }
}
