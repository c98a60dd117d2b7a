package dev.pickwright.station.backend.http;

import dev.pickwright.model.access.EnrolStation;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.access.StationKeyPair;
import dev.pickwright.model.access.StationProof;
import dev.pickwright.model.access.StationToken;
import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tokens of an enrolled station. A token is renewed before it ends, and by one request however many ask. Since the
 * station's clock may be wrong, time is the server's, as its answers tell it. Safe for concurrent use.
 */
final class StationCredentials implements Credentials {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Before its end, so that no request is under way with a token that ends meanwhile. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** What the server takes of a clock that is wrong. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final JsonMapper json = Json.mapper();
    private final HttpClient client;
    private final URI base;
    private final Clock clock;
    private final Runnable unknown;
    private volatile @Nullable Enrolment enrolment;
    private volatile @Nullable StationToken held;
    private volatile Duration behind = Duration.ZERO;

    /** @param unknown told when the server does not know the station, or no longer */
    StationCredentials(HttpClient client, URI base, Clock clock, @Nullable Enrolment enrolment, Runnable unknown) {
        this.client = client;
        this.base = base;
        this.clock = clock;
        this.enrolment = enrolment;
        this.unknown = unknown;
    }

    @Override
    public String station() {
        StationToken token = held;
        return token == null ? "" : token.station().name();
    }

    @Override
    public boolean enrolled() {
        return enrolment != null;
    }

    @Override
    public String token() throws IOException, InterruptedException {
        StationToken token = held;
        return token != null && endsAfter(token, EARLY) ? token.token() : fresh(token);
    }

    @Override
    public boolean renew(String refused) throws IOException, InterruptedException {
        StationToken token = held;
        if (token != null && token.token().equals(refused)) {
            if (stillGood(refused)) {
                return false;
            }
            fresh(token);
        }
        return true;
    }

    /** Whether a request was refused for something else, such as a session that ended. */
    private boolean stillGood(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/stations/me"))
                .header("Authorization", "Bearer " + token)
                .timeout(TIMEOUT)
                .GET()
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    }

    private boolean endsAfter(StationToken token, Duration rest) {
        return now().plus(rest).isBefore(token.expiresAt());
    }

    private Instant now() {
        return clock.instant().plus(behind);
    }

    /** @param seen the token that is not good enough; another one that came meanwhile is */
    private synchronized String fresh(@Nullable StationToken seen) throws IOException, InterruptedException {
        StationToken now = held;
        if (now != null && !now.equals(seen)) {
            return now.token();
        }
        Enrolment known = enrolment;
        if (known == null) {
            throw notEnrolled("This station is enrolled nowhere.");
        }
        HttpResponse<String> answer = prove(known);
        Duration measured = measured(answer);
        if (answer.statusCode() == UNAUTHORIZED && measured.minus(behind).abs().compareTo(SKEW) > 0) {
            behind = measured;
            answer = prove(known);
        }
        if (answer.statusCode() == UNAUTHORIZED) {
            held = null;
            enrolment = null;
            unknown.run();
            throw notEnrolled("The server does not know this station, or no longer.");
        }
        return take(answer).token();
    }

    /** Lets the station in with fresh keys. @return what is to be kept */
    synchronized Enrolment enrol(String code, @Nullable String certificate) throws IOException, InterruptedException {
        KeyPair keys = StationKeyPair.fresh();
        String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        StationToken token = take(post("/v1/stations", new EnrolStation(code, publicKey)));
        Enrolment now = new Enrolment(
                base,
                certificate,
                token.station().id().toString(),
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        enrolment = now;
        return now;
    }

    private HttpResponse<String> prove(Enrolment known) throws IOException, InterruptedException {
        String proof = StationKeyPair.assertion(StationId.of(known.station()), known.key(), UUID.randomUUID(), now());
        return post("/v1/station-tokens", new StationProof(proof));
    }

    private StationToken take(HttpResponse<String> answer) {
        if (answer.statusCode() != CREATED) {
            throw Json.refusal(json, answer);
        }
        StationToken token = json.readValue(answer.body(), StationToken.class);
        behind = measured(answer);
        held = token;
        return token;
    }

    private HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** How far this computer's clock is behind the server's. */
    private Duration measured(HttpResponse<?> answer) {
        String date = answer.headers().firstValue("Date").orElse("");
        try {
            Instant server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), server);
        } catch (DateTimeParseException e) {
            return behind;
        }
    }

    private static DomainFailure notEnrolled(String sentence) {
        return new DomainFailure(ConnectGateway.NOT_ENROLLED, sentence);
    }
}
