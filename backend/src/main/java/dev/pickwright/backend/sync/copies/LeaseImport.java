package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.TableRows;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Station: takes in copies of leased work. */
@Component
class LeaseImport {

    private final HeldWorkRepository held;
    private final HeldStockRepository stock;
    private final RowStore rows;
    private final PendingWork pending;
    private final UnitOfWork units;

    LeaseImport(
            HeldWorkRepository held, HeldStockRepository stock, RowStore rows, PendingWork pending, UnitOfWork units) {
        this.held = held;
        this.stock = stock;
        this.rows = rows;
        this.pending = pending;
        this.units = units;
    }

    void replace(LeaseSnapshot snapshot) {
        Set<UUID> group = fulfillments(snapshot);
        units.run(() -> {
            Set<UUID> bins = new TreeSet<>();
            Set<UUID> known = partsToo(group);
            held.lock(known);
            var shared = held.shared(known);
            clear(known, group, bins);
            snapshot.tables().forEach(this::take);
            bins.addAll(held.bins(group));
            held.forgetOrphans(shared);
            named("tote", snapshot).forEach(held::bindTotes);
            named("stock", snapshot).forEach(stock::lockedByCounts);
            stock.settle(bins);
            known.addAll(group);
            pending.carryOut(snapshot, group, known);
            held.continueLanes(group);
            bins.addAll(held.bins(group));
            stock.settle(bins);
        });
    }

    void remove(FulfillmentId fulfillment) {
        units.run(() -> {
            Set<UUID> bins = new TreeSet<>();
            Set<UUID> gone = partsToo(Set.of(fulfillment.value()));
            held.lock(gone);
            var shared = held.shared(gone);
            clear(gone, Set.of(), bins);
            held.forgetOrphans(shared);
            stock.settle(bins);
        });
    }

    private static Stream<TableRows> named(String table, LeaseSnapshot snapshot) {
        return snapshot.tables().stream().filter(each -> each.table().equals(table));
    }

    private Set<UUID> partsToo(Set<UUID> group) {
        Set<UUID> all = new TreeSet<>(group);
        all.addAll(held.partsMadeHere(group));
        return all;
    }

    private void clear(Set<UUID> group, Set<UUID> kept, Set<UUID> bins) {
        bins.addAll(held.bins(group));
        held.clear(group, kept);
    }

    private static Set<UUID> fulfillments(LeaseSnapshot snapshot) {
        Set<UUID> group = new TreeSet<>(Set.of(snapshot.fulfillment().value()));
        named("fulfillment", snapshot)
                .flatMap(each -> CopiedRows.of(each, List.of("id")).stream())
                .forEach(row -> group.add(UUID.fromString(row.getFirst())));
        return group;
    }

    private void take(TableRows table) {
        switch (table.table()) {
            case LeaseExport.OPERATIONS, "stock" -> {}
            case "tote" -> held.takeTotes(table);
            case "count_task" -> held.takeCounts(table);
            case "time_slot" -> rows.insertMissing(table, List.of("id"));
            default ->
                LeaseTable.ALL.stream()
                        .filter(each -> each.name().equals(table.table()))
                        .findFirst()
                        .ifPresentOrElse(own -> takeOwn(table, own), () -> takeReference(table));
        }
    }

    private void takeOwn(TableRows table, LeaseTable own) {
        if (own.shared() || own.name().equals(HeldWorkRepository.FULFILLMENT)) {
            rows.merge(table, own.key());
        } else {
            rows.insert(table);
        }
    }

    /** What is known here already follows the reference feed. */
    private void takeReference(TableRows table) {
        rows.insertMissing(table, ReferenceTable.named(table.table()).key());
    }
}
