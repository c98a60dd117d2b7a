package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.sync.TableRows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Station: the rows of leased work that it has. */
@Repository
class HeldWorkRepository {

    /** A tote and what it carries. */
    record Bound(UUID tote, UUID fulfillment, @Nullable Instant since) {}

    static final String FULFILLMENT = "fulfillment";

    private final JdbcClient jdbc;
    private final RowStore rows;

    HeldWorkRepository(JdbcClient jdbc, RowStore rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Later parts of the same orders that this station made itself: the work that made them makes them again. */
    List<UUID> partsMadeHere(Collection<UUID> group) {
        return jdbc.sql("""
                select id from fulfillment where order_id in (select order_id from fulfillment where id in (:fs))
                    and id not in (select fulfillment_id from sync_held_lease)
                """)
                .param("fs", group)
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
    }

    /** The bins that goods of these are picked from. */
    Set<UUID> bins(Collection<UUID> group) {
        return new TreeSet<>(jdbc.sql("""
                select bin_id from pick_line where fulfillment_id in (:fs)
                union
                select a.bin_id from allocation a join fulfillment_item i on i.id = a.item_id
                where i.fulfillment_id in (:fs)
                """)
                .param("fs", group)
                .query((row, n) -> Sql.uuid(row, "bin_id"))
                .list());
    }

    /** Nobody is in the middle of working on these until the unit of work ends. */
    void lock(Collection<UUID> group) {
        jdbc.sql("select id from fulfillment where id in (:fs) order by id for update")
                .param("fs", group)
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
    }

    /**
     * Deletes what belongs to these alone, and frees their totes.
     *
     * @param kept of which the fulfillment itself stays, for who waits for its lock waits for that row
     */
    void clear(Collection<UUID> group, Collection<UUID> kept) {
        jdbc.sql("update tote set fulfillment_id = null, bound_at = null where fulfillment_id in (:fs)")
                .param("fs", group)
                .update();
        for (LeaseTable table : LeaseTable.ALL.reversed()) {
            if (!table.shared() && !table.name().equals(FULFILLMENT)) {
                jdbc.sql("delete from " + table.name() + " where " + table.rows())
                        .param("fs", group)
                        .update();
            }
        }
        List<UUID> gone = group.stream().filter(each -> !kept.contains(each)).toList();
        if (!gone.isEmpty()) {
            jdbc.sql("delete from fulfillment where id in (:fs)")
                    .param("fs", gone)
                    .update();
        }
    }

    /** The rows of shared tables that these need, by table. */
    Map<LeaseTable, List<UUID>> shared(Collection<UUID> group) {
        Map<LeaseTable, List<UUID>> found = new HashMap<>();
        LeaseTable.ALL.stream()
                .filter(LeaseTable::shared)
                .forEach(table -> found.put(
                        table,
                        jdbc.sql("select id from " + table.name() + " where " + table.rows())
                                .param("fs", group)
                                .query((row, n) -> Sql.uuid(row, "id"))
                                .list()));
        return found;
    }

    /** Deletes those of them that no fulfillment here needs any more. */
    void forgetOrphans(Map<LeaseTable, List<UUID>> shared) {
        for (LeaseTable table : LeaseTable.ALL.reversed()) {
            List<UUID> ids = shared.getOrDefault(table, List.of());
            if (!ids.isEmpty()) {
                jdbc.sql("delete from " + table.name() + " where id in (:ids) and " + table.orphaned())
                        .param("ids", ids)
                        .update();
            }
        }
    }

    /** Totes that are not known here are free at first. */
    void takeTotes(TableRows totes) {
        rows.insertMissing(without(totes, List.of("fulfillment_id", "bound_at")), List.of("id"));
    }

    /** Totes that are free here are bound as they are at central. */
    void bindTotes(TableRows totes) {
        List<List<@Nullable String>> bindings = CopiedRows.of(totes, List.of("fulfillment_id", "bound_at", "id"));
        for (List<@Nullable String> each : bindings) {
            if (each.getFirst() != null) {
                jdbc.sql("""
                        update tote set fulfillment_id = :fulfillment, bound_at = :since
                        where id = :id and fulfillment_id is null
                        """)
                        .param("fulfillment", UUID.fromString(each.getFirst()))
                        .param("since", each.get(1) == null ? null : Sql.at(Instant.parse(each.get(1))))
                        .param("id", UUID.fromString(each.get(2)))
                        .update();
            }
        }
    }

    private static TableRows without(TableRows table, List<String> columns) {
        List<String> left =
                table.columns().stream().filter(each -> !columns.contains(each)).toList();
        return CopiedRows.table(table.table(), left, CopiedRows.of(table, left));
    }

    /** A count that is done here is not opened again. */
    void takeCounts(TableRows counts) {
        rows.insertMissing(counts, List.of("id"));
        int status = counts.columns().indexOf("status");
        rows.update(
                CopiedRows.table(
                        counts.table(),
                        counts.columns(),
                        counts.rows().stream()
                                .filter(row -> !"open".equals(row.get(status)))
                                .toList()),
                List.of("id"));
    }

    /** Under which lease this station holds each. */
    Map<UUID, Long> epochs(Collection<UUID> group) {
        Map<UUID, Long> epochs = new HashMap<>();
        jdbc.sql("select fulfillment_id, epoch from sync_held_lease where fulfillment_id in (:fs)")
                .param("fs", group)
                .query(row -> {
                    epochs.put(Sql.uuid(row, "fulfillment_id"), row.getLong("epoch"));
                });
        return epochs;
    }

    /** Frees the totes of all others for a while: some of the work that is done again had them first. */
    List<Bound> lendTotes(Collection<UUID> group) {
        List<Bound> bound = jdbc.sql("""
                select id, fulfillment_id, bound_at from tote
                where fulfillment_id is not null and fulfillment_id not in (:fs)
                """)
                .param("fs", group)
                .query((row, n) -> new Bound(
                        Sql.uuid(row, "id"), Sql.uuid(row, "fulfillment_id"), Sql.instantOrNull(row, "bound_at")))
                .list();
        bound.forEach(each -> jdbc.sql("update tote set fulfillment_id = null, bound_at = null where id = ?")
                .param(each.tote())
                .update());
        return bound;
    }

    /** Binds them again, unless the work that was done again ended with another one in them. */
    void giveBack(List<Bound> bound) {
        bound.forEach(each -> jdbc.sql(
                        "update tote set fulfillment_id = ?, bound_at = ? where id = ? and fulfillment_id is null")
                .param(each.fulfillment())
                .param(Sql.atOrNull(each.since()))
                .param(each.tote())
                .update());
    }

    /** Events of this station go on after the last one that it told of each. */
    void continueLanes(Collection<UUID> group) {
        for (String lane : List.of("fulfillment", "picklist", "customer_order")) {
            LeaseTable table = LeaseTable.named(lane);
            jdbc.sql("""
                    update %1$s set lane_seq = greatest(lane_seq, coalesce((
                        select max(e.lane_seq) from outbox_events e
                        where e.aggregate_type = '%2$s' and e.aggregate_id = cast(%1$s.id as varchar(64))), 0))
                    where %3$s
                    """.formatted(lane, lane.equals("customer_order") ? "order" : lane, table.rows()))
                    .param("fs", group)
                    .update();
        }
    }
}
