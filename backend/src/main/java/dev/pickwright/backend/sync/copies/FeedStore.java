package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.FeedMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Central: what stations are told, numbered per feed without a gap. */
@Component
public class FeedStore {

    /** The feed of the reference data; every other one is a station's, by its id. */
    public static final UUID REFERENCE = new UUID(0, 0);

    /** A message that has no number yet. */
    public record Draft(
            UUID feed,
            FeedKind kind,
            @Nullable FulfillmentId fulfillment,
            long epoch,
            @Nullable String body) {}

    /** @param low the number before the oldest one kept */
    public record Head(long head, long low) {}

    private final JdbcClient jdbc;

    FeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbers and writes them; their feed's row is locked until the transaction ends. */
    public void append(UUID feed, List<Draft> drafts, Instant now) {
        jdbc.sql("insert into sync_feed (feed_id, head, low) values (?, 0, 0) on conflict do nothing")
                .param(feed)
                .update();
        jdbc.sql("update sync_feed set head = head + ? where feed_id = ?")
                .params(drafts.size(), feed)
                .update();
        long no = head(feed).head() - drafts.size();
        for (Draft draft : drafts) {
            jdbc.sql("""
                    insert into sync_feed_message (feed_id, no, kind, fulfillment_id, epoch, body, told_at)
                    values (:feed, :no, :kind, :fulfillment, :epoch, :body, :now)
                    """)
                    .param("feed", feed)
                    .param("no", ++no)
                    .param("kind", draft.kind().wire())
                    .param(
                            "fulfillment",
                            draft.fulfillment() == null
                                    ? null
                                    : draft.fulfillment().value())
                    .param("epoch", draft.epoch())
                    .param("body", draft.body())
                    .param("now", Sql.at(now))
                    .update();
        }
    }

    public Head head(UUID feed) {
        return jdbc.sql("select head, low from sync_feed where feed_id = ?")
                .param(feed)
                .query((row, n) -> new Head(row.getLong("head"), row.getLong("low")))
                .optional()
                .orElse(new Head(0, 0));
    }

    public List<FeedMessage> after(UUID feed, long after, int limit) {
        return jdbc.sql("""
                select * from sync_feed_message where feed_id = ? and no > ? order by no fetch first ? rows only
                """)
                .params(feed, after, limit)
                .query((row, n) -> {
                    UUID fulfillment = Sql.uuidOrNull(row, "fulfillment_id");
                    return new FeedMessage(
                            row.getLong("no"),
                            row.getString("kind"),
                            fulfillment == null ? null : new FulfillmentId(fulfillment),
                            row.getLong("epoch"),
                            row.getString("body"));
                })
                .list();
    }

    /** Forgets messages that were told before; who has not read them by then starts anew. */
    public void prune(Instant before) {
        jdbc.sql("""
                update sync_feed set low = coalesce((
                    select max(m.no) from sync_feed_message m where m.feed_id = sync_feed.feed_id and m.told_at < ?),
                    low)
                """).param(Sql.at(before)).update();
        jdbc.sql("""
                delete from sync_feed_message where exists (
                    select 1 from sync_feed f where f.feed_id = sync_feed_message.feed_id
                        and f.low >= sync_feed_message.no)
                """).update();
    }
}
