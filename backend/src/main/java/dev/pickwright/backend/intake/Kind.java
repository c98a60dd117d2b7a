package dev.pickwright.backend.intake;

import dev.pickwright.model.intake.ImportKind;
import java.io.IOException;

/** A kind of file that can be imported. */
interface Kind {

    ImportKind is();

    Columns columns();

    /** What lines that belong together have in common; it may be empty. */
    String key(Fields fields, Job job);

    /**
     * Takes what a checked file holds, each record whole or not at all. The caller stores the last rejects.
     *
     * @throws ImportCancelled between two records, if the progress was told to stop
     */
    void take(CheckedFile file, Job job) throws IOException, FileRefused, ImportCancelled;
}
