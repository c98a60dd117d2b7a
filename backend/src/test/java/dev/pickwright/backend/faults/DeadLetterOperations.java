package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.EventExamples;
import dev.pickwright.model.event.ReplayLetters;
import dev.pickwright.model.fulfillment.StatedReason;
import java.util.List;
import java.util.Map;

/** What a supervisor does with an event that an endpoint could not be given. */
final class DeadLetterOperations {

    private static final String LETTER = "/v1/dead-letters/away/019a0000-0000-7000-8000-00000000dead";

    private static final String EXAMPLE = EventExamples.first("stock.counted");

    static final List<Operation> ALL = List.of(
            found(
                    "- replay a dead letter",
                    ground -> call(ground, LETTER + "/replay", Map.of()),
                    "select status || replay_count from outbox_deliveries",
                    "PENDING1"),
            found(
                    "- replay all dead letters of a cause",
                    ground -> call(ground, "/v1/dead-letters/replay", new ReplayLetters("away", "http 422")),
                    "select status || replay_count from outbox_deliveries",
                    "PENDING1"),
            found(
                    "- discard a dead letter",
                    ground -> call(ground, LETTER + "/discard", new StatedReason("a test order")),
                    "select count(*) from outbox_deliveries where dead_at is null and processed_at is not null",
                    "1"));

    private DeadLetterOperations() {}

    /** After the one letter of an endpoint that is switched off, so that nobody tries it meanwhile. */
    private static Api.Call call(Ground ground, String path, Object body) {
        ground.jdbc.sql("""
                        insert into outbox_endpoint (name, kind, enabled, max_retries, created_at)
                        values ('away', 'webhook', false, 10, current_timestamp)
                        """).update();
        ground.jdbc.sql("""
                        insert into outbox_events (id, feed_no, shard, aggregate_type, aggregate_id, lane_seq, event_type,
                            payload, status, deliveries_open, created_at)
                        values ('019a0000-0000-7000-8000-00000000dead', 999999999, 3, 'warehouse', 'away', 1,
                            'stock.counted', ?, 'FAILED', 1, current_timestamp)
                        """).param(EXAMPLE).update();
        ground.jdbc.sql("""
                        insert into outbox_deliveries (endpoint_id, shard, feed_no, event_id, aggregate_type, aggregate_id,
                            lane_seq, status, retry_count, max_retries, cause, error_message, available_at, dead_at)
                        select id, 3, 999999999, '019a0000-0000-7000-8000-00000000dead', 'warehouse', 'away', 1, 'FAILED',
                            10, 10, 'http 422', 'It said 422.', timestamp with time zone '9999-12-31 00:00:00+00',
                            current_timestamp
                        from outbox_endpoint
                        """).update();
        return new Api.Call(ground.site.supervisor(), path, body);
    }
}
