package dev.pickwright.backend.outbox.webhook;

import static dev.pickwright.backend.outbox.PublishFailure.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Node;
import dev.pickwright.backend.outbox.Endpoint;
import dev.pickwright.backend.outbox.Message;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.model.event.CloudEvent;
import dev.pickwright.model.event.CreateWebhook;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.event.WebhookFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is signed, with which secrets, and what the reference library of Standard Webhooks says to it. */
class SecretsTest extends TransportTest {

    private static final String REFERENCE = "standardwebhooks@1.1.1";

    /** One request as the receiver's library gets it. */
    private record Received(String secret, Map<String, String> headers, String body) {}

    @Autowired
    WebhooksHealth health;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final List<Received> received = new ArrayList<>();

    @Test
    void theReferenceLibraryVerifiesRetriesAndRotationsAndRefusesTheRest() throws Exception {
        try (var receiver = Receiver.answering(204)) {
            Made made = make(receiver.url());
            Message message = event();
            transport().publish(made.endpoint, message);
            transport().publish(made.endpoint, message);
            String second = webhooks.shown(webhooks.rotateSecret(command(), made.endpoint.name()))
                    .secret();
            transport().publish(made.endpoint, message);
            transport(SystemDefaultDnsResolver.INSTANCE, Clock.offset(clock, Webhooks.OVERLAP.plusSeconds(1)))
                    .publish(made.endpoint, message);
            String changed = new String(message.body(), StandardCharsets.UTF_8).replace("\"reason\"", "\"Reason\"");
            byte[] tampered = changed.getBytes(StandardCharsets.UTF_8);

            List<Receiver.Got> got = receiver.got();
            received(made.secret, got.get(0), got.get(0).body());
            received(made.secret, got.get(1), got.get(1).body());
            received(made.secret, got.get(2), got.get(2).body());
            received(second, got.get(2), got.get(2).body());
            received(made.secret, got.get(0), tampered);
            received(second, got.get(2), tampered);
            received(second, got.get(0), got.get(0).body());
            assertThat(got)
                    .extracting(each -> each.header("webhook-id"))
                    .containsOnly(message.id().toString());
            assertThat(got.get(2).header("webhook-signature").split(" ")).hasSize(2);
            // A day and a second later only the new secret signs; the library would refuse so late a timestamp anyway.
            assertThat(got.get(3).header("webhook-signature").split(" ")).hasSize(1);

            Node node = Node.with("standardwebhooks", REFERENCE);
            Files.writeString(node.folder().resolve("requests.json"), json.writeValueAsString(received));
            String verified = "verified " + message.id();
            assertThat(node.run("verify.js", "requests.json").lines())
                    .containsExactly(verified, verified, verified, verified, "refused", "refused", "refused");
        }
    }

    /** The example of the specification's test vectors. */
    @Test
    void theSignatureIsTheOneOfTheSpecification() {
        var secret = SigningSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        java.time.Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void everyWebhookHasASecretOfItsOwnOf32Bytes() {
        String first = make("http://127.0.0.1:1/").secret;
        assertThat(Base64.getDecoder().decode(first.substring("whsec_".length())))
                .hasSize(32);
        assertThat(make("http://127.0.0.1:1/").secret).isNotEqualTo(first);
    }

    @Test
    void withAnotherSecretsKeyEventsWaitUntilTheSecretIsMadeAnew() throws Exception {
        try (var receiver = Receiver.answering(204)) {
            Made made = make(receiver.url());
            jdbc.sql("update webhook set secret = :other where endpoint_id = :id")
                    .param("other", "c2VhbGVkIHdpdGggYW5vdGhlciBrZXksIG9yIHNvIGl0IHNlZW1z")
                    .param("id", made.endpoint.id())
                    .update();
            assertFails(failure(transport(), made.endpoint), UNREACHABLE, "secrets key");
            assertThat(webhooks.byName(made.endpoint.name()).secretReadable()).isFalse();
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails().toString()).contains(made.endpoint.name());

            webhooks.rotateSecret(command(), made.endpoint.name());
            assertThat(failure(transport(), made.endpoint)).isNull();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(receiver.got()).hasSize(1);
        }
    }

    private record Made(Endpoint endpoint, String secret) {}

    private Made make(String url) {
        String name = "w" + ids.next();
        var made = webhooks.create(Actor.system("test"), new CreateWebhook(name, new WebhookFacts(url, null, true)));
        return new Made(
                new Endpoint(repository.byName(name).orElseThrow().id(), name, WebhookTransport.KIND),
                webhooks.shown(made).secret());
    }

    private Message event() {
        UUID id = ids.next();
        CloudEvent event = CloudEvent.of(
                "/pickwright",
                id,
                EventType.HOLD_PLACED.wire(),
                1,
                clock.instant(),
                EventType.Lane.FULFILLMENT,
                "lane",
                1,
                null,
                "{\"reason\":\"grüße\"}");
        return new Message(
                id,
                EventType.HOLD_PLACED.wire(),
                EventType.Lane.FULFILLMENT,
                "lane",
                1,
                false,
                event.json().getBytes(StandardCharsets.UTF_8));
    }

    private void received(String secret, Receiver.Got got, byte[] body) {
        received.add(new Received(secret, got.headers(), Base64.getEncoder().encodeToString(body)));
    }

    private static Command command() {
        return new Command(Actor.system("test"), "test", "key", "test", null, null);
    }
}
