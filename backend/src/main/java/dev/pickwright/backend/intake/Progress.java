package dev.pickwright.backend.intake;

import dev.pickwright.model.intake.ImportStatus;
import dev.pickwright.model.intake.RejectReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counters of a running import: one thread writes them, any thread may read them. */
final class Progress {

    /**
     * The counters at one moment.
     *
     * @param secondsLeft of the current pass; null if nothing was read yet
     */
    record Snapshot(
            ImportStatus status,
            long bytesDone,
            long lines,
            Tally records,
            Tally taken,
            Map<RejectReason, Long> rejected,
            double linesPerSecond,
            @Nullable Long secondsLeft) {}

    /** Accepted, skipped and rejected. Rejected lines are counted by reason instead. */
    record Tally(long accepted, long skipped, long rejected) {}

    private static final int CANCEL_EVERY = 1_000;

    private final Clock clock;
    private final long bytesTotal;
    private volatile boolean cancelled;

    private ImportStatus status = ImportStatus.CHECKING;
    private Instant passSince;
    private long bytesDone;
    private long lines;
    private long linesOfPass;
    private Tally records = new Tally(0, 0, 0);
    private Tally taken = new Tally(0, 0, 0);
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);

    Progress(Clock clock, long bytesTotal) {
        this.clock = clock;
        this.bytesTotal = bytesTotal;
        this.passSince = clock.instant();
    }

    void cancel() {
        cancelled = true;
    }

    /** @throws ImportCancelled if {@link #cancel} was called */
    void stopIfCancelled() throws ImportCancelled {
        if (cancelled) {
            throw new ImportCancelled();
        }
    }

    /** One more line was checked, up to this byte. */
    void checked(long bytes) throws ImportCancelled {
        synchronized (this) {
            bytesDone = bytes;
            lines++;
            linesOfPass++;
        }
        if (lines % CANCEL_EVERY == 0) {
            stopIfCancelled();
        }
    }

    /** The file is good; records come next. */
    synchronized void running() {
        status = ImportStatus.RUNNING;
        passSince = clock.instant();
        bytesDone = 0;
        linesOfPass = 0;
    }

    synchronized void read(long bytes) {
        bytesDone += bytes;
        linesOfPass++;
    }

    synchronized void accepted(int recordLines) {
        records = new Tally(records.accepted + 1, records.skipped, records.rejected);
        taken = new Tally(taken.accepted + recordLines, taken.skipped, taken.rejected);
    }

    synchronized void skipped(int recordLines) {
        records = new Tally(records.accepted, records.skipped + 1, records.rejected);
        taken = new Tally(taken.accepted, taken.skipped + recordLines, taken.rejected);
    }

    synchronized void recordRejected() {
        records = new Tally(records.accepted, records.skipped, records.rejected + 1);
    }

    synchronized void rejected(Reject reject) {
        rejected.merge(reject.reason(), 1L, Long::sum);
    }

    synchronized Snapshot snapshot() {
        double seconds =
                Math.max(0.001, Duration.between(passSince, clock.instant()).toMillis() / 1000.0);
        Long left = bytesDone == 0 ? null : Math.round((bytesTotal - bytesDone) * seconds / bytesDone);
        return new Snapshot(
                status, bytesDone, lines, records, taken, Map.copyOf(rejected), linesOfPass / seconds, left);
    }
}
