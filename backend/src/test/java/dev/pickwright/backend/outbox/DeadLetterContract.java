package dev.pickwright.backend.outbox;

import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.EventExamples;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.event.DeadLetterDetail.HistoryEntry;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.model.event.ReplayLetters;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people can do about events that an endpoint could not be given. Nobody serves the endpoint meanwhile. */
@BackendTest
abstract class DeadLetterContract {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Actor SUPERVISOR = Floor.system();
    private static final String PAYLOAD = EventExamples.first("stock.counted");

    @Autowired
    private DeadLetters letters;

    @Autowired
    private JdbcClient jdbc;

    private String endpoint;
    private int endpointId;
    private long no;

    @BeforeEach
    void anEndpointThatIsAway() {
        endpoint = "away-" + COUNT.incrementAndGet();
        jdbc.sql("insert into outbox_endpoint (name, kind, enabled, max_retries, created_at)"
                        + " values (?, 'webhook', false, 10, current_timestamp)")
                .param(endpoint)
                .update();
        endpointId = jdbc.sql("select id from outbox_endpoint where name = ?")
                .param(endpoint)
                .query(Integer.class)
                .single();
        no = 1_000_000L * COUNT.get() + 500_000;
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from outbox_events where id in (select event_id from outbox_deliveries where endpoint_id = ?)")
                .param(endpointId)
                .update();
        jdbc.sql("delete from outbox_deliveries where endpoint_id = ?")
                .param(endpointId)
                .update();
    }

    /** An event of a lane that the endpoint refused. */
    private UUID dead(String lane, int seq, String cause) {
        UUID id = event(lane, seq, "FAILED");
        jdbc.sql("update outbox_deliveries set cause = ?, error_message = 'It said ' || ?, dead_at = current_timestamp,"
                        + " retry_count = 10 where event_id = ?")
                .param(cause)
                .param(cause)
                .param(id)
                .update();
        return id;
    }

    /** An event of a lane that waits behind a dead one. */
    private UUID behind(String lane, int seq) {
        return event(lane, seq, "PENDING");
    }

    private UUID event(String lane, int seq, String status) {
        UUID id = UUID.randomUUID();
        no++;
        jdbc.sql("""
                insert into outbox_events (id, feed_no, shard, aggregate_type, aggregate_id, lane_seq, event_type, payload,
                    status, deliveries_open, created_at)
                values (?, ?, 3, 'warehouse', ?, ?, 'stock.counted', ?, ?, 1, current_timestamp)
                """).params(id, no, endpoint + lane, seq, PAYLOAD, status).update();
        jdbc.sql("insert into outbox_deliveries (endpoint_id, shard, feed_no, event_id, aggregate_type, aggregate_id,"
                        + " lane_seq, max_retries, status, available_at) values (?, 3, ?, ?, 'warehouse', ?, ?, 10, ?, "
                        + JdbcOutboxStore.NEVER + ")")
                .params(endpointId, no, id, endpoint + lane, seq, status)
                .update();
        return id;
    }

    private List<DeadLetterView> listed() {
        return letters.list(SUPERVISOR, endpoint, null, null, 100).items();
    }

    private String statusOf(UUID event) {
        return jdbc.sql("select status from outbox_events where id = ?")
                .param(event)
                .query(String.class)
                .single();
    }

    private boolean due(UUID event) {
        return jdbc.sql("select count(*) from outbox_deliveries where event_id = ? and status = 'PENDING'"
                                + " and available_at <= current_timestamp")
                        .param(event)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void aLetterShowsWhyItIsDeadAndWhatWaitsBehindIt() {
        UUID id = dead("a", 1, "http 422");
        behind("a", 2);
        behind("a", 3);
        DeadLetterView letter = listed().getFirst();
        assertThat(letter.eventId()).isEqualTo(id);
        assertThat(letter.cause()).isEqualTo("http 422");
        assertThat(letter.reason()).isEqualTo("It said http 422");
        assertThat(letter.tries()).isEqualTo(10);
        assertThat(letter.blocking()).isTrue();
        assertThat(letter.waiting()).isEqualTo(2);
        assertThat(letters.one(endpoint, id).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void lettersAreReadPageByPage() {
        UUID first = dead("a", 1, "x");
        UUID second = dead("b", 1, "x");
        var page = letters.list(SUPERVISOR, endpoint, null, null, 1);
        assertThat(page.items()).extracting(DeadLetterView::eventId).containsExactly(first);
        var next = letters.list(SUPERVISOR, endpoint, null, page.next(), 1);
        assertThat(next.items()).extracting(DeadLetterView::eventId).containsExactly(second);
        assertRefused(Problem.REQUEST_INVALID, () -> letters.list(SUPERVISOR, endpoint, null, "nonsense", 1));
    }

    @Test
    void causesAreCounted() {
        dead("a", 1, "x");
        dead("b", 1, "x");
        dead("c", 1, "y");
        assertThat(letters.causes(SUPERVISOR).stream()
                        .filter(each -> each.endpoint().equals(endpoint)))
                .extracting(each -> each.cause() + " " + each.count())
                .containsExactly("x 2", "y 1");
    }

    @Test
    void aReplayedLetterIsDueAgainWithAllItsTries() {
        UUID id = dead("a", 1, "x");
        letters.replay(SUPERVISOR, endpoint, id);
        assertThat(due(id)).isTrue();
        assertThat(listed()).isEmpty();
        assertThat(statusOf(id)).isEqualTo("PENDING");
        assertThat(jdbc.sql("select retry_count + recovery_count from outbox_deliveries where event_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void twoReplaysAreOneDelivery() {
        UUID id = dead("a", 1, "x");
        letters.replay(SUPERVISOR, endpoint, id);
        assertRefused(Problem.NOTHING_TO_DO, () -> letters.replay(SUPERVISOR, endpoint, id));
        assertRefused(Problem.NOT_FOUND, () -> letters.replay(SUPERVISOR, endpoint, UUID.randomUUID()));
    }

    @Test
    void allLettersOfOneCauseAreReplayed() {
        UUID first = dead("a", 1, "x");
        UUID second = dead("b", 1, "x");
        UUID other = dead("c", 1, "y");
        assertThat(letters.replay(SUPERVISOR, new ReplayLetters(endpoint, "x")).replayed())
                .isEqualTo(2);
        assertThat(due(first) && due(second)).isTrue();
        assertThat(listed()).extracting(DeadLetterView::eventId).containsExactly(other);
    }

    @Test
    void aDiscardedLetterLetsItsLaneGoOn() {
        UUID id = dead("a", 1, "x");
        UUID next = behind("a", 2);
        UUID last = behind("a", 3);
        letters.discard(SUPERVISOR, endpoint, id, "a test order");
        assertThat(due(next)).isTrue();
        assertThat(due(last)).isFalse();
        assertThat(statusOf(id)).isEqualTo("FAILED");
        assertThat(listed()).isEmpty();
        assertRefused(Problem.NOTHING_TO_DO, () -> letters.replay(SUPERVISOR, endpoint, id));
    }

    @Test
    void whoDidWhatIsRemembered() {
        UUID id = dead("a", 1, "x");
        letters.replay(SUPERVISOR, endpoint, id);
        jdbc.sql("update outbox_deliveries set status = 'FAILED', dead_at = current_timestamp where event_id = ?")
                .param(id)
                .update();
        assertThat(letters.one(endpoint, id).history())
                .extracting(HistoryEntry::what, HistoryEntry::actor)
                .containsExactly(tuple("replayed", SUPERVISOR.name()));
    }
}
