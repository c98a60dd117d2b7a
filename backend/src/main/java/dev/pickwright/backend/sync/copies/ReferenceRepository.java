package dev.pickwright.backend.sync.copies;

import dev.pickwright.model.sync.TableRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the reference data, and who changes them when. */
@Repository
class ReferenceRepository {

    private static final String FETCHED = "reference_fetched";

    private final JdbcClient jdbc;
    private final RowStore rows;

    ReferenceRepository(JdbcClient jdbc, RowStore rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Waits for all who change reference data and are about to commit; nobody else commits until the caller has. */
    void lockFeed() {
        jdbc.sql("insert into sync_feed (feed_id, head, low) values (?, 0, 0) on conflict do nothing")
                .param(FeedStore.REFERENCE)
                .update();
        jdbc.sql("select head from sync_feed where feed_id = ? for update")
                .param(FeedStore.REFERENCE)
                .query(Long.class)
                .single();
    }

    /** Whether a station follows the feed, or did: a copy that was made for it may still be given out. */
    boolean anyStation() {
        return jdbc.sql("select count(*) from station").query(Long.class).single() > 0;
    }

    boolean resyncAfter(long no) {
        return jdbc.sql("select count(*) from sync_feed_message where feed_id = ? and no > ? and kind = 'resync'")
                        .params(FeedStore.REFERENCE, no)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** All of a table, in the order of its key. */
    TableRows read(ReferenceTable table) {
        return CopiedRows.sorted(rows.read(table.name(), table.without(), "", Map.of()), table.key());
    }

    TableRows read(ReferenceTable table, Collection<String> keys) {
        return rows.read(
                table.name(),
                table.without(),
                "where " + table.toldBy() + " in (:keys)",
                Map.of("keys", rows.values(table.name(), table.toldBy(), keys)));
    }

    /** Takes the GTINs of these from the SKUs that have them here, for they may have gone from one to another. */
    void freeGtins(TableRows skus) {
        List<String> gtins = CopiedRows.of(skus, List.of("gtin")).stream()
                .map(List::getFirst)
                .flatMap(Stream::ofNullable)
                .toList();
        if (!gtins.isEmpty()) {
            jdbc.sql("update sku set gtin = null where gtin in (:gtins)")
                    .param("gtins", gtins)
                    .update();
        }
    }

    boolean everFetched() {
        return jdbc.sql("select count(*) from sync_flag where name = :name")
                        .param("name", FETCHED)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void fetched() {
        jdbc.sql("insert into sync_flag (name) values (:name) on conflict do nothing")
                .param("name", FETCHED)
                .update();
    }
}
