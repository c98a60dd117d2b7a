package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.Reference.Taken;
import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.ReferenceRows;
import dev.pickwright.model.sync.StationStore;
import dev.pickwright.model.sync.TableRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Station: takes the reference data in. */
@Component
class ReferenceImport {

    private static final Logger log = LoggerFactory.getLogger(ReferenceImport.class);

    private final ReferenceRepository tables;
    private final RowStore rows;
    private final ReferenceStaging staging;
    private final ObjectProvider<StationStore> store;
    private final UnitOfWork units;

    ReferenceImport(
            ReferenceRepository tables,
            RowStore rows,
            ReferenceStaging staging,
            ObjectProvider<StationStore> store,
            UnitOfWork units) {
        this.tables = tables;
        this.rows = rows;
        this.staging = staging;
        this.store = store;
        this.units = units;
    }

    int nextPart() {
        return staging.nextPart();
    }

    synchronized Taken take(BootstrapPart part) {
        if (!CopiedRows.digest(part.rows()).equals(part.digest())) {
            log.warn("Part {} of {} of the reference data is damaged", part.part() + 1, part.parts());
            return Taken.REFUSED;
        }
        staging.keep(part);
        if (staging.complete()) {
            exchange(staging.all(), part);
            staging.clear();
            return Taken.ALL;
        }
        useAtOnce(part.rows());
        return Taken.MORE;
    }

    /** The first copy serves as far as it came. What does not fit with what is here waits for the exchange. */
    private void useAtOnce(TableRows told) {
        try {
            units.run(() -> {
                if (!tables.everFetched()) {
                    write(ReferenceTable.named(told.table()), told);
                }
            });
        } catch (DataIntegrityViolationException e) {
            log.info("Rows of {} wait for the rest: {}", told.table(), String.valueOf(e.getMessage()));
        }
    }

    void apply(ReferenceRows changes) {
        units.run(() -> {
            ReferenceTable table = ReferenceTable.named(changes.changed().table());
            if (table.grouped()) {
                rows.delete(table.name(), List.of(table.toldBy()), changes.gone());
            } else {
                changes.gone().forEach(key -> deleteUnlessNeeded(table, key));
            }
            write(table, changes.changed());
        });
    }

    private void write(ReferenceTable table, TableRows changed) {
        for (int from = 0; from < changed.rows().size(); from += ReferenceExport.ROWS) {
            int to = Math.min(from + ReferenceExport.ROWS, changed.rows().size());
            writeSome(
                    table,
                    CopiedRows.table(
                            changed.table(), changed.columns(), changed.rows().subList(from, to)));
        }
    }

    private void writeSome(ReferenceTable table, TableRows changed) {
        if (table.grouped()) {
            rows.delete(table.name(), table.key(), keys(table, changed));
            rows.insert(changed);
        } else {
            if (table.name().equals("sku")) {
                tables.freeGtins(changed);
            }
            rows.merge(changed, table.key());
        }
    }

    private static List<List<String>> keys(ReferenceTable table, TableRows of) {
        return CopiedRows.of(of, table.key()).stream()
                .map(key -> key.stream().map(String::valueOf).toList())
                .toList();
    }

    private void exchange(List<BootstrapPart> parts, BootstrapPart last) {
        Map<String, List<List<@Nullable String>>> all = new HashMap<>();
        Map<String, List<String>> columns = new HashMap<>();
        for (BootstrapPart part : parts) {
            all.computeIfAbsent(part.rows().table(), table -> new ArrayList<>())
                    .addAll(part.rows().rows());
            columns.put(part.rows().table(), part.rows().columns());
        }
        units.run(() -> {
            Map<ReferenceTable, List<List<String>>> vanished = new HashMap<>();
            for (ReferenceTable table : ReferenceTable.ALL) {
                List<String> names = columns.get(table.name());
                if (names != null) {
                    var told = CopiedRows.table(table.name(), names, all.getOrDefault(table.name(), List.of()));
                    vanished.put(table, bringInLine(table, told));
                }
            }
            for (ReferenceTable table : ReferenceTable.ALL.reversed()) {
                vanished.getOrDefault(table, List.of()).forEach(key -> deleteUnlessNeeded(table, key));
            }
            tables.fetched();
            store.getObject().write(new FeedPoint(FeedName.REFERENCE, last.central(), last.watermark()));
        });
        log.info("Reference data as of {} of central {}", last.watermark(), last.central());
    }

    /** Writes what differs. @return the keys of rows that are not told any more */
    private List<List<String>> bringInLine(ReferenceTable table, TableRows told) {
        TableRows here = tables.read(table);
        Set<List<@Nullable String>> same =
                here.columns().equals(told.columns()) ? new HashSet<>(here.rows()) : new HashSet<>();
        write(
                table,
                CopiedRows.table(
                        told.table(),
                        told.columns(),
                        told.rows().stream().filter(row -> !same.contains(row)).toList()));
        Set<List<String>> keys = Set.copyOf(keys(table, told));
        return keys(table, here).stream().filter(key -> !keys.contains(key)).toList();
    }

    private void deleteUnlessNeeded(ReferenceTable table, List<String> key) {
        try {
            units.nested(() -> {
                rows.delete(table.name(), table.grouped() ? table.key() : List.of(table.toldBy()), List.of(key));
                return true;
            });
        } catch (DataIntegrityViolationException e) {
            log.info("{} {} is gone at central, and work here still needs it", table.name(), key);
        }
    }
}
