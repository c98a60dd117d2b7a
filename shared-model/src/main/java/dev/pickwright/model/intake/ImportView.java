package dev.pickwright.model.intake;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is, or how it ended. A record is what is taken or not as a whole: an order with its lines, else a
 * line. Once it completed, every line of the file is counted exactly once:
 * {@code lines = linesAccepted + linesSkipped + all of linesRejected}.
 *
 * @param message why it was refused or failed, a sentence for a person; else null
 * @param bytesDone of the current pass: checking, then running
 * @param lines data lines seen so far while checking, of the whole file afterwards
 * @param recordsSkipped known with the same content
 * @param linesSkipped their lines, those of {@code non_stock} excepted
 * @param linesRejected by reason; reasons that did not occur are left out
 * @param linesPerSecond of the current pass
 * @param secondsLeft of the current pass; null until it can be told, and once ended
 */
public record ImportView(
        ImportId id,
        ImportKind kind,
        String fileName,
        ImportStatus status,
        @Nullable String message,
        long bytesTotal,
        long bytesDone,
        long lines,
        long recordsAccepted,
        long linesAccepted,
        long recordsSkipped,
        long linesSkipped,
        long recordsRejected,
        Map<RejectReason, Long> linesRejected,
        double linesPerSecond,
        @Nullable Long secondsLeft,
        Instant startedAt,
        @Nullable Instant endedAt) {

    public ImportView {
        linesRejected = Map.copyOf(linesRejected);
    }

    /** Rejected lines of all reasons together. */
    public long allRejected() {
        return linesRejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
