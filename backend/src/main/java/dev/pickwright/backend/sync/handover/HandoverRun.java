package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.backend.sync.copies.CopiedRows;
import dev.pickwright.backend.sync.copies.ReferenceFeed;
import dev.pickwright.backend.sync.copies.ReferenceTable;
import dev.pickwright.backend.sync.copies.RowStore;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.sync.HandoverConflict.Why;
import dev.pickwright.model.sync.TableRows;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Central: one try to take what a station brings along, in its transaction. Writes for as long as everything fits; from
 * then on it only looks what else does not.
 */
final class HandoverRun {

    private static final UUID EVERYWHERE = new UUID(0, 0);
    private static final String NO_WAREHOUSE = EVERYWHERE.toString();

    /** Numbers that are left out when those of the station are higher. */
    private static final long MOST_NUMBERS = 10_000_000;

    private static final Set<String> SEQUENCES = Set.of("fulfillment_number", "picklist_number", "sscc_serial");

    private final UUID id;
    private final String own;
    private final int ordinal;
    private final RowStore rows;
    private final HandoverRepository handovers;
    private final ReferenceChanges changes;
    private final HandoverConflicts conflicts = new HandoverConflicts();

    /** Ids of rows that central has already, by those that the station had for them. */
    private final Map<String, String> matched = new HashMap<>();

    /** Those that came along. */
    private final Set<String> warehouses = new HashSet<>();

    private long count;
    private long renumbered;
    private int changed;

    /**
     * @param own the warehouse where the station stands
     * @param ordinal of the handover at this central, from 1 on
     */
    HandoverRun(
            UUID id,
            WarehouseId own,
            int ordinal,
            RowStore rows,
            HandoverRepository handovers,
            ReferenceChanges changes) {
        this.id = id;
        this.own = own.toString();
        this.ordinal = ordinal;
        this.rows = rows;
        this.handovers = handovers;
        this.changes = changes;
    }

    long count() {
        return count;
    }

    long matched() {
        return matched.size();
    }

    long renumbered() {
        return renumbered;
    }

    HandoverConflicts conflicts() {
        return conflicts;
    }

    /** Goes on with the station's numbers, as far as they are ahead of central's. */
    void advance(TableRows told) {
        for (HandoverRows.Row row : HandoverRows.of(told).rows()) {
            String name = row.text("name");
            if (!SEQUENCES.contains(name)) {
                throw new IllegalArgumentException("There is no sequence of that name.");
            }
            if (!handovers.advance(name, Long.parseLong(row.text("next")), MOST_NUMBERS)) {
                throw HandoverConflicts.refused(Why.OTHER, name);
            }
        }
    }

    void take(HandoverTable table, TableRows told) {
        if (!rows.knows(told)) {
            throw HandoverConflicts.refused(Why.NEWER_STATION, told.table());
        }
        count += told.rows().size();
        HandoverRows all = HandoverRows.of(told);
        String of = table.of();
        HandoverRows own = of == null ? all : all.only(row -> !matched.containsKey(row.text(of)));
        // A code is looked at also where what it stands for is central's.
        HandoverRows looked = table.name().equals("barcode") ? all : own;
        looked.rows().stream().filter(row -> !sealed(table, row)).forEach(row -> {
            translate(row);
            requireOwn(table, row);
        });
        HandoverRows fresh = switch (table.name()) {
            case "barcode" -> codes(own, looked);
            case "audit_chain", "audit_entry" -> trail(own);
            default -> unknown(table, own);
        };
        insert(table, fresh.told());
    }

    private static boolean sealed(HandoverTable table, HandoverRows.Row row) {
        return table.name().equals("audit_chain") || table.name().equals("audit_entry") && row.get("chain_id") != null;
    }

    /** Any value that is an id of a matched row refers to that row, in whatever column. */
    private void translate(HandoverRows.Row row) {
        row.replaceAll(value -> value == null ? null : matched.getOrDefault(value, value));
    }

    /** A station has no say in other warehouses. Those that central has were told when they were met. */
    private void requireOwn(HandoverTable table, HandoverRows.Row row) {
        String of = row.get("warehouse_id");
        if (of != null && conflicts.none() && !of.equals(own) && !warehouses.contains(of)) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED,
                    "A row of %s is of a warehouse that is not the station's.".formatted(table.name()));
        }
    }

    private HandoverRows unknown(HandoverTable table, HandoverRows own) {
        if (table.name().equals("operator")) {
            own.rows().forEach(HandoverRun::noAdministrator);
        }
        Map<List<@Nullable String>, HandoverRows.Row> here = here(table, own);
        HandoverRows fresh = own.only(row -> {
            HandoverRows.Row known = here.get(row.of(table.same()));
            return known == null || known(table, row, known);
        });
        switch (table.name()) {
            case "warehouse" -> warehouses.addAll(texts(fresh, "id"));
            case "sku" -> gtins(fresh);
            default -> {}
        }
        return fresh;
    }

    private void gtins(HandoverRows skus) {
        List<String> gtins = skus.rows().stream()
                .map(row -> row.get("gtin"))
                .flatMap(Stream::ofNullable)
                .toList();
        if (!gtins.isEmpty()) {
            handovers.gtinsTaken(gtins).forEach(gtin -> conflicts.add(Why.GTIN, gtin));
        }
    }

    /** Who administers central is not for a station to say. */
    private static void noAdministrator(HandoverRows.Row row) {
        if (Boolean.parseBoolean(row.get("administrator"))) {
            row.set("administrator", "false");
            row.set("supervisor", "true");
        }
    }

    /** @return whether it is written */
    private boolean known(HandoverTable table, HandoverRows.Row row, HandoverRows.Row known) {
        switch (table.known()) {
            case MATCHED -> match(table, row, known);
            case REFUSED ->
                conflicts.add(
                        Objects.requireNonNull(table.conflict()),
                        row.text(table.same().getLast()));
            case RENUMBERED -> {
                row.set("number", "%s-%d".formatted(row.text("number"), ordinal + 1));
                renumbered++;
                return true;
            }
            case KEPT, NONE -> {}
        }
        return false;
    }

    private void match(HandoverTable table, HandoverRows.Row row, HandoverRows.Row known) {
        String before = row.text("id");
        String now = known.text("id");
        matched.put(before, now);
        if (table.name().equals("warehouse") && !now.equals(own)) {
            conflicts.add(Why.WAREHOUSE, row.text("code"));
        }
        if (conflicts.none() && table.name().equals("time_slot")) {
            handovers.addUsed(
                    UUID.fromString(now),
                    Integer.parseInt(row.text("used_fulfillments")),
                    Integer.parseInt(row.text("used_lines")));
        }
        if (conflicts.none() && Set.of("warehouse", "operator").contains(table.name()) && !before.equals(now)) {
            write(CopiedRows.table("audit_alias", List.of("id", "now_id"), List.of(List.of(before, now))));
        }
    }

    /** Central's rows that may be the same, by what makes them so. */
    private Map<List<@Nullable String>, HandoverRows.Row> here(HandoverTable table, HandoverRows own) {
        if (table.same().isEmpty() || own.rows().isEmpty()) {
            return Map.of();
        }
        String where = table.same().stream()
                .map(each -> each + " in (:" + each + ")")
                .collect(Collectors.joining(" and ", "where ", ""));
        Map<String, Collection<?>> wanted = table.same().stream()
                .collect(Collectors.toMap(each -> each, each -> rows.values(table.name(), each, texts(own, each))));
        Map<List<@Nullable String>, HandoverRows.Row> found = new HashMap<>();
        HandoverRows.of(rows.read(table.name(), Set.of(), where, wanted))
                .rows()
                .forEach(row -> found.put(row.of(table.same()), row));
        return found;
    }

    private static Set<String> texts(HandoverRows of, String column) {
        return of.rows().stream().map(row -> row.text(column)).collect(Collectors.toSet());
    }

    /** @param own of what is not central's; @param all also of what is */
    private HandoverRows codes(HandoverRows own, HandoverRows all) {
        Map<String, List<HandoverRepository.Code>> here = handovers.codes(texts(all, "code")).stream()
                .collect(Collectors.groupingBy(HandoverRepository.Code::code));
        List<HandoverRows.Row> known = new ArrayList<>();
        for (HandoverRows.Row row : all.rows()) {
            for (HandoverRepository.Code code : here.getOrDefault(row.text("code"), List.of())) {
                if (same(row, code)) {
                    known.add(row);
                } else if (overlaps(row, code) && !told(row, code)) {
                    conflicts.add(Why.BARCODE, row.text("code"));
                }
            }
        }
        return own.only(row -> !known.contains(row));
    }

    private static boolean overlaps(HandoverRows.Row row, HandoverRepository.Code code) {
        UUID scope = UUID.fromString(row.text("scope"));
        return scope.equals(code.scope())
                || scope.equals(EVERYWHERE)
                || code.scope().equals(EVERYWHERE);
    }

    private static boolean same(HandoverRows.Row row, HandoverRepository.Code code) {
        return row.text("scope").equals(code.scope().toString())
                && row.text("target_id").equals(code.target().toString())
                && row.text("units").equals(String.valueOf(code.units()));
    }

    /** Whether it was told as a bin or tote that central has. */
    private boolean told(HandoverRows.Row row, HandoverRepository.Code code) {
        return row.text("kind").equals(code.kind())
                && (code.kind().equals("bin") && conflicts.has(Why.BIN)
                        || code.kind().equals("tote") && conflicts.has(Why.TOTE));
    }

    /** The chain of what belongs to no warehouse would meet central's own: it gets the handover's id. */
    private HandoverRows trail(HandoverRows own) {
        for (HandoverRows.Row row : own.rows()) {
            if (NO_WAREHOUSE.equals(row.get("chain_id"))) {
                row.set("chain_id", id.toString());
                row.set("sealed_as", NO_WAREHOUSE);
            }
            if (NO_WAREHOUSE.equals(row.get("id"))) {
                row.set("id", id.toString());
            }
        }
        return own;
    }

    private void insert(HandoverTable table, TableRows fresh) {
        if (conflicts.none() && !fresh.rows().isEmpty()) {
            write(fresh);
            ReferenceTable.ALL.stream()
                    .filter(each -> each.name().equals(table.name()) && changed <= ReferenceFeed.MOST)
                    .forEach(each -> {
                        // As many as make stations read all of it anew are enough.
                        Set<String> keys = texts(HandoverRows.of(fresh), each.toldBy());
                        changes.changed(each.name(), keys);
                        changed += keys.size();
                    });
        }
    }

    private void write(TableRows fresh) {
        try {
            rows.insert(fresh);
        } catch (DataIntegrityViolationException e) {
            throw HandoverConflicts.refused(Why.OTHER, fresh.table());
        }
    }
}
