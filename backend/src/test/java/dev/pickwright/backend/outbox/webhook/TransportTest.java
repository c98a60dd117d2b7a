package dev.pickwright.backend.outbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.backend.outbox.Endpoint;
import dev.pickwright.backend.outbox.Message;
import dev.pickwright.backend.outbox.PublishFailure;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.observe.Traces;
import dev.pickwright.backend.platform.secret.Vault;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.event.CreateWebhook;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.event.WebhookFacts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of the transport share: a webhook, a message, and a transport that waits for a second only. */
@BackendTest
abstract class TransportTest implements OnH2 {

    static final WebhookClient.Limits SHORT = new WebhookClient.Limits(Duration.ofMillis(500), Duration.ofSeconds(1));

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookRepository repository;

    @Autowired
    Vault vault;

    @Autowired
    Traces traces;

    @Autowired
    TrafficLog traffic;

    @Autowired
    IdSource ids;

    @Autowired
    Clock clock;

    private final List<WebhookTransport> made = new ArrayList<>();

    @AfterEach
    void closeTransports() {
        made.forEach(WebhookTransport::close);
        repository.all().forEach(webhook -> repository.delete(webhook.id()));
    }

    WebhookTransport transport() {
        return transport(SystemDefaultDnsResolver.INSTANCE, clock);
    }

    WebhookTransport transport(DnsResolver names, Clock at) {
        return transport(names, at, SHORT, null);
    }

    /** Waits longer for an answer than for a connection, whose limit is looked at once a second. */
    WebhookTransport patient() {
        var limits = new WebhookClient.Limits(SHORT.connect(), Duration.ofSeconds(10));
        return transport(SystemDefaultDnsResolver.INSTANCE, clock, limits, null);
    }

    WebhookTransport transport(DnsResolver names, Clock at, WebhookClient.Limits limits, @Nullable SSLContext trust) {
        var transport = new WebhookTransport(repository, vault, traces, traffic, at, names, limits, trust);
        made.add(transport);
        return transport;
    }

    /** A webhook that may go to this machine. */
    Endpoint webhook(String url) {
        return webhook(new WebhookFacts(url, null, true));
    }

    Endpoint webhook(WebhookFacts facts) {
        String name = "w" + ids.next();
        webhooks.create(Actor.system("test"), new CreateWebhook(name, facts));
        return new Endpoint(repository.byName(name).orElseThrow().id(), name, WebhookTransport.KIND);
    }

    Message message(String body) {
        return message(body, false);
    }

    Message message(String body, boolean replay) {
        return new Message(
                ids.next(),
                EventType.HOLD_PLACED.wire(),
                EventType.Lane.FULFILLMENT,
                "lane",
                1,
                replay,
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** How one publish fails; null if it does not. */
    PublishFailure failure(String url) {
        return failure(transport(), webhook(url));
    }

    PublishFailure failure(WebhookTransport transport, Endpoint endpoint) {
        return catchThrowableOfType(PublishFailure.class, () -> transport.publish(endpoint, message("{}")));
    }

    static void assertFails(PublishFailure failure, PublishFailure.Kind kind, String cause) {
        assertThat(failure).isNotNull();
        assertThat(failure.sort()).isEqualTo(cause);
        assertThat(failure.kind()).isEqualTo(kind);
    }

    /** Names that stand for one address after the other; the last one stays. */
    static DnsResolver names(String... addresses) {
        Iterator<String> next = List.of(addresses).iterator();
        return new DnsResolver() {
            private String last = "";

            @Override
            public synchronized InetAddress[] resolve(String host) throws UnknownHostException {
                last = next.hasNext() ? next.next() : last;
                return new InetAddress[] {InetAddress.getByName(last)};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
