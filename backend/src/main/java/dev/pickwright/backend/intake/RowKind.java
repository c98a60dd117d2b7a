package dev.pickwright.backend.intake;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.RejectReason;
import java.util.List;

/**
 * A kind of file whose lines are taken one by one.
 *
 * @param <R> what a line says; two lines that say the same are equal
 */
interface RowKind<R> {

    /** What became of a line. */
    sealed interface Outcome {}

    /** @param entry what the audit trail keeps of it */
    record Changed(AuditEntry entry) implements Outcome {}

    /** All of it was known. */
    record Same() implements Outcome {}

    record Bad(RejectReason reason, String detail) implements Outcome {}

    ImportKind is();

    Columns columns();

    /** What the line is about, also if the rest can't be read; lines of the same key must say the same. */
    String key(Fields fields, Job job);

    R read(Fields fields, Job job) throws BadValue;

    /**
     * Takes lines inside the caller's unit of work. A line that the product refuses may also throw its
     * ProblemException; the caller undoes all of the lines then and gives them one by one.
     *
     * @return one outcome for each line, in their order
     */
    List<Outcome> take(List<R> rows, Job job);
}
