package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.backend.outbox.Endpoint;
import dev.pickwright.backend.outbox.Message;
import dev.pickwright.backend.outbox.PublishFailure;
import dev.pickwright.backend.outbox.Transport;
import dev.pickwright.backend.platform.observe.Traces;
import dev.pickwright.backend.platform.secret.Vault;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Posts each event to the URL of a webhook, signed. */
@Component
class WebhookTransport implements Transport, AutoCloseable {

    static final String KIND = "webhook";

    /** As the specification recommends; with the first one at once these are ten tries over three days. */
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    static final int MAX_TRIES = SCHEDULE.size() + 1;

    /** Up to so much longer than the schedule says, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    private static final int CONCURRENCY = 16;
    /** The client's own limit tells more, so it has to come first. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final WebhookRepository webhooks;
    private final Vault vault;
    private final Traces traces;
    private final TrafficLog traffic;
    private final Clock clock;
    private final DnsResolver names;
    private final WebhookClient.Limits limits;
    private final @Nullable SSLContext trust;
    private final Map<Boolean, WebhookClient> clients = new ConcurrentHashMap<>();

    @Autowired
    WebhookTransport(WebhookRepository webhooks, Vault vault, Traces traces, TrafficLog traffic, Clock clock) {
        this(
                webhooks,
                vault,
                traces,
                traffic,
                clock,
                SystemDefaultDnsResolver.INSTANCE,
                WebhookClient.Limits.USUAL,
                null);
    }

    /** @param trust whose certificates are believed; null for the platform's */
    WebhookTransport(
            WebhookRepository webhooks,
            Vault vault,
            Traces traces,
            TrafficLog traffic,
            Clock clock,
            DnsResolver names,
            WebhookClient.Limits limits,
            @Nullable SSLContext trust) {
        this.webhooks = webhooks;
        this.vault = vault;
        this.traces = traces;
        this.traffic = traffic;
        this.clock = clock;
        this.names = names;
        this.limits = limits;
        this.trust = trust;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void publish(Endpoint endpoint, Message message) throws PublishFailure, InterruptedException {
        try {
            send(endpoint, message);
        } catch (PublishFailure e) {
            traffic.failed(endpoint.id(), clock.instant(), e.sort());
            throw e;
        }
        traffic.succeeded(endpoint.id(), clock.instant());
    }

    private void send(Endpoint endpoint, Message message) throws PublishFailure, InterruptedException {
        WebhookRow webhook = settings(endpoint);
        WebhookClient.Answer answer;
        try {
            answer = client(webhook.facts().allowPrivate())
                    .post(URI.create(webhook.facts().url()), headers(webhook, message), message.body());
        } catch (TimeoutException e) {
            throw Verdicts.timeout();
        } catch (IOException e) {
            throw Verdicts.of(e);
        }
        PublishFailure failure = Verdicts.of(answer, clock.instant());
        if (failure != null) {
            throw failure;
        }
    }

    private WebhookRow settings(Endpoint endpoint) throws PublishFailure {
        try {
            return webhooks.byId(endpoint.id())
                    .orElseThrow(() -> unreachable("deleted", "There is no such webhook any more."));
        } catch (DataAccessException e) {
            throw unreachable("database", "The webhook's settings could not be read.");
        }
    }

    private Map<String, String> headers(WebhookRow webhook, Message message) throws PublishFailure {
        String id = message.id().toString();
        Instant now = clock.instant();
        Map<String, String> headers = new HashMap<>(traces.current());
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        headers.put(
                "webhook-signature",
                secrets(webhook, now)
                        .map(secret -> secret.sign(id, now, message.body()))
                        .collect(Collectors.joining(" ")));
        if (message.replay()) {
            headers.put("pickwright-replay", "true");
        }
        return headers;
    }

    /** The current one first. */
    private Stream<SigningSecret> secrets(WebhookRow webhook, Instant now) throws PublishFailure {
        String current = vault.open(webhook.secret())
                .orElseThrow(() -> unreachable(
                        "secrets key", "The webhook's secret cannot be opened with this server's secrets key."));
        var previous = webhook.previousAt(now);
        return Stream.concat(
                        Stream.of(current), previous == null ? Stream.empty() : vault.open(previous.secret()).stream())
                .map(SigningSecret::of);
    }

    private static PublishFailure unreachable(String cause, String detail) {
        return new PublishFailure(PublishFailure.Kind.UNREACHABLE, cause, detail);
    }

    private WebhookClient client(boolean allowPrivate) {
        return clients.computeIfAbsent(
                allowPrivate, allowed -> new WebhookClient(allowed ? names : new AddressGuard(names), limits, trust));
    }

    @Override
    public Duration timeout() {
        return limits.whole().plus(GRACE);
    }

    @Override
    public int concurrency() {
        return CONCURRENCY;
    }

    @Override
    public Duration backoff(int failures) {
        Duration planned = SCHEDULE.get(Math.clamp(failures, 1, SCHEDULE.size()) - 1);
        double longer = ThreadLocalRandom.current().nextDouble(JITTER);
        return planned.plusMillis((long) (planned.toMillis() * longer));
    }

    @Override
    public void close() {
        clients.values().forEach(WebhookClient::close);
    }
}
