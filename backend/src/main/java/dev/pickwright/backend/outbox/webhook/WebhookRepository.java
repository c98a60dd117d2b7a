package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.event.WebhookFacts;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WebhookRepository {

    private static final String SELECT = """
            select e.*, w.url, w.allow_private, w.secret, w.previous_secret, w.previous_until, w.version
            from outbox_endpoint e join webhook w on w.endpoint_id = e.id
            """;

    private final JdbcClient jdbc;

    WebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WebhookRow> all() {
        return jdbc.sql(SELECT + " order by e.name")
                .query(WebhookRepository::row)
                .list();
    }

    /** By name. */
    List<WebhookRow> list(String after, int limit) {
        return jdbc.sql(SELECT + " where e.name > :after order by e.name fetch first :limit rows only")
                .param("after", after)
                .param("limit", limit)
                .query(WebhookRepository::row)
                .list();
    }

    Optional<WebhookRow> byId(int id) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id)
                .query(WebhookRepository::row)
                .optional();
    }

    Optional<WebhookRow> byName(String name) {
        return jdbc.sql(SELECT + " where e.name = :name")
                .param("name", name)
                .query(WebhookRepository::row)
                .optional();
    }

    /** {@link #byName}, and nobody else changes it until the transaction ends. */
    Optional<WebhookRow> lock(String name) {
        jdbc.sql("select id from outbox_endpoint where name = :name for update")
                .param("name", name)
                .query(Integer.class)
                .optional();
        return byName(name);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
    void insert(String name, WebhookFacts facts, String secret, int maxTries, Instant now) {
        jdbc.sql("""
                insert into outbox_endpoint (name, kind, enabled, event_types, max_retries, created_at)
                values (:name, 'webhook', true, :types, :tries, :now)
                """)
                .param("name", name)
                .param("types", types(facts))
                .param("tries", maxTries)
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("""
                insert into webhook (endpoint_id, url, allow_private, secret)
                select id, :url, :private, :secret from outbox_endpoint where name = :name
                """)
                .param("url", facts.url())
                .param("private", facts.allowPrivate())
                .param("secret", secret)
                .param("name", name)
                .update();
    }

    void change(int id, WebhookFacts facts) {
        jdbc.sql("update outbox_endpoint set event_types = :types where id = :id")
                .param("types", types(facts))
                .param("id", id)
                .update();
        jdbc.sql("""
                update webhook set url = :url, allow_private = :private, version = version + 1
                where endpoint_id = :id
                """)
                .param("url", facts.url())
                .param("private", facts.allowPrivate())
                .param("id", id)
                .update();
    }

    void setSecrets(int id, String secret, WebhookRow.@Nullable Previous previous) {
        jdbc.sql("""
                update webhook set secret = :secret, previous_secret = :previous, previous_until = :until,
                    version = version + 1
                where endpoint_id = :id
                """)
                .param("secret", secret)
                .param("previous", previous == null ? null : previous.secret())
                .param("until", previous == null ? null : Sql.at(previous.until()))
                .param("id", id)
                .update();
    }

    /** @param reason null to enable */
    void setEnabled(int id, @Nullable String reason, Instant now) {
        jdbc.sql("""
                update outbox_endpoint set enabled = :enabled, disabled_at = :at, disabled_reason = :reason
                where id = :id
                """)
                .param("enabled", reason == null)
                .param("at", reason == null ? null : Sql.at(now))
                .param("reason", reason)
                .param("id", id)
                .update();
        jdbc.sql("update webhook set version = version + 1 where endpoint_id = :id")
                .param("id", id)
                .update();
    }

    boolean hasOpenDeliveries(int id) {
        return jdbc.sql("""
                select exists (select 1 from outbox_deliveries where endpoint_id = :id and processed_at is null)
                """).param("id", id).query(Boolean.class).single();
    }

    /** Each leaves an entry in its history; an event that waited for nobody else is complete. */
    void discardOpen(int id, String actor, Instant now) {
        Stream.of("""
                        update outbox_deliveries set status = 'FAILED', processed_at = :now, dead_at = null,
                            lease_epoch = null, cause = 'webhook deleted'
                        where endpoint_id = :id and processed_at is null
                        """, """
                        insert into outbox_delivery_history (endpoint_id, feed_no, at, what, detail, actor)
                        select endpoint_id, feed_no, :now, 'discarded', 'The webhook was deleted.', :actor
                        from outbox_deliveries where endpoint_id = :id and cause = 'webhook deleted'
                        """, """
                        update outbox_events set
                            status = case when deliveries_open = 1 and status = 'PENDING' then 'COMPLETED'
                                else status end,
                            processed_at = case when deliveries_open = 1
                                then cast(:now as timestamp(6) with time zone) end,
                            deliveries_open = deliveries_open - 1
                        where feed_no in (
                            select feed_no from outbox_deliveries
                            where endpoint_id = :id and cause = 'webhook deleted')
                        """, "delete from outbox_checkpoint where endpoint_id = :id")
                .forEach(sql -> jdbc.sql(sql)
                        .param("id", id)
                        .param("now", Sql.at(now))
                        .param("actor", actor)
                        .update());
    }

    /** The endpoint stays, under a name that nobody can give, for as long as deliveries tell of it. */
    void delete(int id) {
        Stream.of("delete from webhook where endpoint_id = :id", """
                        update outbox_endpoint set name = 'deleted/' || id, enabled = false, disabled_reason = 'deleted'
                        where id = :id
                        """)
                .forEach(sql -> jdbc.sql(sql).param("id", id).update());
    }

    private static String @Nullable [] types(WebhookFacts facts) {
        return facts.eventTypes() == null
                ? null
                : facts.eventTypes().stream().map(EventType::wire).toArray(String[]::new);
    }

    private static WebhookRow row(ResultSet row, int n) throws SQLException {
        Array types = row.getArray("event_types");
        String previous = row.getString("previous_secret");
        return new WebhookRow(
                row.getInt("id"),
                row.getString("name"),
                new WebhookFacts(
                        row.getString("url"),
                        types == null ? null : known((Object[]) types.getArray()),
                        row.getBoolean("allow_private")),
                row.getBoolean("enabled"),
                Sql.instantOrNull(row, "disabled_at"),
                row.getString("disabled_reason"),
                row.getString("secret"),
                previous == null ? null : new WebhookRow.Previous(previous, Sql.instant(row, "previous_until")),
                Sql.instant(row, "created_at"),
                row.getLong("version"));
    }

    private static List<EventType> known(Object[] types) {
        return Arrays.stream(types)
                .flatMap(type -> EventType.of(type.toString()).stream())
                .toList();
    }
}
