package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.TableRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Central: writes out what belongs to leased work. */
@Component
class LeaseExport {

    /** Operations of the leases that the copy contains; no table of a station, but the list of what it must not repeat. */
    static final String OPERATIONS = "sync_operation";

    private static final UUID NOBODY = new UUID(0, 0);

    private final LeaseCopyRepository copies;
    private final RowStore rows;
    private final UnitOfWork units;

    LeaseExport(LeaseCopyRepository copies, RowStore rows, UnitOfWork units) {
        this.copies = copies;
        this.rows = rows;
        this.units = units;
    }

    LeaseSnapshot of(FulfillmentId fulfillment, long epoch) {
        return units.run(() -> {
            UUID station = copies.holder(fulfillment.value(), epoch).orElse(NOBODY);
            Set<UUID> group = copies.lockedTogether(fulfillment.value(), station);
            List<TableRows> own = new ArrayList<>();
            for (LeaseTable table : LeaseTable.ALL) {
                own.add(rows.read(table.name(), Set.of(), "where " + table.rows(), Map.of("fs", group)));
            }
            own.add(copies.counts(group));
            own.add(copies.stockUnderCount(group));
            TableRows operations = copies.operations(station, group);
            List<TableRows> all = new ArrayList<>(brought(group, own));
            all.addAll(own);
            all.add(operations);
            return new LeaseSnapshot(
                    fulfillment,
                    epoch,
                    operations.rows().size(),
                    all.stream().filter(each -> !each.rows().isEmpty()).toList());
        });
    }

    /** The rows of the reference data that these refer to, so that a station can work which has nothing else yet. */
    private List<TableRows> brought(Set<UUID> group, List<TableRows> own) {
        Map<String, Set<String>> keys = new HashMap<>();
        own.forEach(each -> collect(each, keys));
        copies.placesOfMovements(group).forEach((table, ids) -> of(table, keys).addAll(ids));
        Brought brought = new Brought(group, keys);
        brought.bring("tote", "id");
        brought.bring("bin", "id");
        brought.bring("time_slot", "id");
        brought.bring("operator", "id");
        Set<String> targets = new TreeSet<>(of("sku", keys));
        Stream.of("bin", "tote", "operator").forEach(each -> targets.addAll(of(each, keys)));
        brought.more("barcode", "target_id", targets);
        brought.more("sku_packaging", "sku_id", of("sku", keys));
        brought.bring("sku", "id");
        // Few, and a bench may open any of them.
        brought.found.addFirst(rows.read("box_type", Set.of(), "", Map.of()));
        brought.bring("zone", "id");
        brought.bring("warehouse", "id");
        return brought.found;
    }

    private static void collect(TableRows table, Map<String, Set<String>> keys) {
        for (int i = 0; i < table.columns().size(); i++) {
            String column = table.columns().get(i);
            String refersTo = column.equals("zone_id") ? "zone" : LeaseTable.REFERS.get(column);
            if (refersTo != null) {
                for (List<@Nullable String> row : table.rows()) {
                    String value = row.get(i);
                    if (value != null) {
                        of(refersTo, keys).add(value);
                    }
                }
            }
        }
    }

    private static Set<String> of(String table, Map<String, Set<String>> keys) {
        return keys.computeIfAbsent(table, name -> new TreeSet<>());
    }

    /** What totes carry of others now is no business of this copy. */
    private static TableRows bound(TableRows totes, Set<UUID> group) {
        int at = totes.columns().indexOf("fulfillment_id");
        int since = totes.columns().indexOf("bound_at");
        List<List<@Nullable String>> told = new ArrayList<>();
        for (List<@Nullable String> row : totes.rows()) {
            List<@Nullable String> copy = new ArrayList<>(row);
            String of = row.get(at);
            if (of == null || !group.contains(UUID.fromString(of))) {
                copy.set(at, null);
                copy.set(since, null);
            }
            told.add(copy);
        }
        return CopiedRows.table(totes.table(), totes.columns(), told);
    }

    /** Found backwards, for what is found refers to more: the last one found can be inserted first. */
    private final class Brought {
        private final Set<UUID> group;
        private final Map<String, Set<String>> keys;
        private final List<TableRows> found = new ArrayList<>();

        Brought(Set<UUID> group, Map<String, Set<String>> keys) {
            this.group = group;
            this.keys = keys;
        }

        void bring(String table, String key) {
            more(table, key, of(table, keys));
        }

        void more(String table, String column, Set<String> wanted) {
            if (!wanted.isEmpty()) {
                TableRows read = rows.read(
                        table,
                        without(table),
                        "where " + column + " in (:keys)",
                        Map.of("keys", rows.values(table, column, wanted)));
                collect(read, keys);
                found.addFirst(table.equals("tote") ? bound(read, group) : read);
            }
        }

        private static Set<String> without(String table) {
            return table.equals("time_slot") || table.equals("tote")
                    ? Set.of()
                    : ReferenceTable.named(table).without();
        }
    }
}
