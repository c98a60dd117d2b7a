package dev.pickwright.backend.outbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.event.CreateWebhook;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.event.WebhookFacts;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a commit to a webhook's receiver. */
@BackendTest
abstract class DeliveryContract {

    /** Something that happened, in a lane of its own. */
    private record Told(
            @com.fasterxml.jackson.annotation.JsonIgnore String laneId, String note) implements DomainEvent {
        @Override
        public EventType type() {
            return EventType.PICKLIST_CREATED;
        }
    }

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookRepository repository;

    @Autowired
    Outbox outbox;

    @Autowired
    UnitOfWork units;

    @Autowired
    IdSource ids;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private String name = "";
    private String lane = "";
    private int endpoint;

    @BeforeEach
    void names() {
        name = "w" + ids.next();
        lane = ids.next().toString();
    }

    @AfterEach
    void nothingStays() {
        repository.byName(name).ifPresent(row -> repository.delete(row.id()));
        jdbc.sql("delete from outbox_delivery_history where endpoint_id = ?")
                .param(endpoint)
                .update();
        jdbc.sql("delete from outbox_deliveries where aggregate_id = ?")
                .param(lane)
                .update();
        jdbc.sql("delete from outbox_events where aggregate_id = ?").param(lane).update();
    }

    @Test
    void whatIsCommittedArrivesInItsOrderAndSigned() throws Exception {
        try (var receiver = Receiver.answering(204)) {
            String secret = make(receiver.url(), List.of(EventType.PICKLIST_CREATED));
            for (int seq = 1; seq <= 20; seq++) {
                tell(seq);
            }
            await().until(() -> receiver.got().size() == 20);
            for (int seq = 1; seq <= 20; seq++) {
                var got = receiver.got().get(seq - 1);
                JsonNode event = json.readTree(got.body());
                assertThat(event.path("data").path("note").asString()).isEqualTo("note " + seq);
                assertThat(event.path("id").asString()).isEqualTo(got.header("webhook-id"));
                assertThat(got.header("traceparent")).isNotEmpty();
                assertThat(got.header("webhook-signature"))
                        .isEqualTo(SigningSecret.of(secret)
                                .sign(
                                        got.header("webhook-id"),
                                        java.time.Instant.ofEpochSecond(
                                                Long.parseLong(got.header("webhook-timestamp"))),
                                        got.body()));
            }
            await().untilAsserted(() -> assertThat(statuses()).containsOnly("COMPLETED"));
            assertThat(webhooks.byName(name).traffic().lastSuccessAt()).isNotNull();
        }
    }

    @Test
    void onlyTheTypesThatAreWantedCome() throws Exception {
        try (var receiver = Receiver.answering(204)) {
            make(receiver.url(), List.of(EventType.HOLD_PLACED));
            tell(1);
            await().untilAsserted(() -> assertThat(statuses()).containsOnly("COMPLETED"));
            assertThat(receiver.got()).isEmpty();
            assertThat(deliveries()).isZero();
        }
    }

    @Test
    void whoeverAnswers410GetsNothingMoreUntilItIsEnabled() throws Exception {
        boolean[] gone = {true};
        try (var receiver = new Receiver(exchange -> exchange.sendResponseHeaders(gone[0] ? 410 : 204, -1))) {
            make(receiver.url(), null);
            tell(1);
            await().untilAsserted(
                            () -> assertThat(webhooks.byName(name).enabled()).isFalse());
            assertThat(webhooks.byName(name).disabledReason()).contains("410");
            assertThat(receiver.got()).hasSize(1);

            gone[0] = false;
            webhooks.enable(command(), name);
            await().untilAsserted(() -> assertThat(statuses()).containsOnly("COMPLETED"));
            var ids = receiver.got().stream().map(got -> got.header("webhook-id"));
            assertThat(ids).hasSize(2).containsOnly(receiver.got().getFirst().header("webhook-id"));
        }
    }

    /** Ten tries would be used up at once. */
    @Test
    void whoAsksToBeTriedAgainAtOnceIsTriedByTheScheduleAllTheSame() throws Exception {
        try (var receiver = Receiver.answering(503, "Retry-After", "0")) {
            make(receiver.url(), null);
            tell(1);
            await().untilAsserted(() -> assertThat(jdbc.sql("""
                            select available_at > cast(:soon as timestamp(6) with time zone) from outbox_deliveries
                            where aggregate_id = :lane and retry_count = 1
                            """)
                            .param("soon", Sql.at(clock.instant().plusSeconds(3)))
                            .param("lane", lane)
                            .query(Boolean.class)
                            .list())
                    .containsExactly(true));
        }
    }

    @Test
    void deletingOneThatIsEnabledIsRefusedWhileEventsWaitForIt() throws Exception {
        try (var receiver = Receiver.answering(503)) {
            make(receiver.url(), null);
            tell(1);
            tell(2);
            await().until(() -> deliveries() == 2 && !receiver.got().isEmpty());
            assertThatThrownBy(() -> webhooks.delete(command(), name))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DELIVERIES_OPEN));
            assertThat(statuses()).containsOnly("PENDING");
        }
    }

    @Test
    void deletingADisabledOneDiscardsWhatWaitedAndRemembersWho() throws Exception {
        try (var receiver = Receiver.answering(503)) {
            make(receiver.url(), null);
            tell(1);
            tell(2);
            await().until(() -> deliveries() == 2 && !receiver.got().isEmpty());
            webhooks.disable(command(), name, "moves house");
            webhooks.delete(command(), name);

            assertThat(statuses()).containsOnly("COMPLETED");
            assertThat(jdbc.sql("select deliveries_open from outbox_events where aggregate_id = ?")
                            .param(lane)
                            .query(Integer.class)
                            .list())
                    .containsExactly(0, 0);
            assertThat(jdbc.sql("""
                            select distinct actor from outbox_delivery_history
                            where endpoint_id = ? and what = 'discarded'
                            """).param(endpoint).query(String.class).list()).containsExactly("test");
            assertThat(jdbc.sql(
                                    "select count(*) from outbox_deliveries where aggregate_id = ? and processed_at is null")
                            .param(lane)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    /** @return the secret */
    private String make(String url, @Nullable List<EventType> types) {
        var made = webhooks.create(Actor.system("test"), new CreateWebhook(name, new WebhookFacts(url, types, true)));
        endpoint = repository.byName(name).orElseThrow().id();
        return webhooks.shown(made).secret();
    }

    private void tell(long seq) {
        units.run(() -> outbox.append(List.of(new Told(lane, "note " + seq)), seq));
    }

    private List<String> statuses() {
        return jdbc.sql("select status from outbox_events where aggregate_id = ?")
                .param(lane)
                .query(String.class)
                .list();
    }

    private int deliveries() {
        return jdbc.sql("select count(*) from outbox_deliveries where aggregate_id = ?")
                .param(lane)
                .query(Integer.class)
                .single();
    }

    private static Command command() {
        return new Command(Actor.system("test"), "test", "key", "test", null, null);
    }
}
