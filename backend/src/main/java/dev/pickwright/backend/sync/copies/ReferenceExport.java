package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.TableRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Central: cuts the reference data into parts, and keeps them for those who fetch one after the other. */
@Component
class ReferenceExport {

    /** As many as one statement is given at once. */
    static final int ROWS = 2_000;

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** Parts as compressed JSON, for there may be a hundred. */
    private record Kept(Instant made, int central, long watermark, List<byte[]> parts) {}

    private final ReferenceRepository tables;
    private final FeedStore feed;
    private final UnitOfWork units;
    private final JsonMapper json;
    private final Clock clock;
    private @Nullable Kept kept;

    ReferenceExport(ReferenceRepository tables, FeedStore feed, UnitOfWork units, JsonMapper json, Clock clock) {
        this.tables = tables;
        this.feed = feed;
        this.units = units;
        this.json = json;
        this.clock = clock;
    }

    BootstrapPart part(int central, int number) {
        List<byte[]> parts = parts(central);
        if (number < 0 || number >= parts.size()) {
            throw new ProblemException(Problem.NOT_FOUND, "The reference data has %d parts.".formatted(parts.size()));
        }
        return json.readValue(Gzip.unpacked(parts.get(number)), BootstrapPart.class);
    }

    private synchronized List<byte[]> parts(int central) {
        Instant now = clock.instant();
        if (kept == null
                || kept.central() != central
                || kept.made().isBefore(now.minus(KEPT))
                // Who followed the feed from there would be sent back here.
                || tables.resyncAfter(kept.watermark())) {
            kept = cut(central, now);
        }
        return kept.parts();
    }

    private Kept cut(int central, Instant now) {
        // Who changed something before the first station was enrolled told nobody: wait until that is committed.
        units.run(tables::lockFeed);
        return units.snapshot(() -> {
            long watermark = feed.head(FeedStore.REFERENCE).head();
            List<TableRows> slices = new ArrayList<>();
            ReferenceTable.ALL.forEach(table -> slice(tables.read(table), slices));
            List<byte[]> parts = new ArrayList<>();
            for (TableRows slice : slices) {
                var part = new BootstrapPart(
                        central, watermark, parts.size(), slices.size(), slice, CopiedRows.digest(slice));
                parts.add(Gzip.packed(json.writeValueAsBytes(part)));
            }
            return new Kept(now, central, watermark, parts);
        });
    }

    private static void slice(TableRows rows, List<TableRows> slices) {
        for (int from = 0; from == 0 || from < rows.rows().size(); from += ROWS) {
            int to = Math.min(from + ROWS, rows.rows().size());
            slices.add(
                    CopiedRows.table(rows.table(), rows.columns(), rows.rows().subList(from, to)));
        }
    }
}
