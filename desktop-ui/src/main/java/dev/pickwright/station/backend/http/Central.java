package dev.pickwright.station.backend.http;

import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A central backend, as a station that has none of its own knows it. Safe for concurrent use. */
public final class Central implements ConnectGateway {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");
    private static final int OK = 200;
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final URI server;
    private final EnrolmentFile file;
    private final ServerTrust trust;
    private final HttpClient client;
    private final StationCredentials credentials;
    private volatile @Nullable Enrolment enrolment;
    private volatile boolean mayBeRead;

    /**
     * @param unknown told, on any thread, when the central does not know this station, or no longer
     * @throws DomainFailure if the file cannot be read
     */
    public Central(URI server, EnrolmentFile file, Clock clock, Runnable unknown) {
        this.server = server;
        this.file = file;
        Enrolment known =
                file.read().filter(enrolled -> enrolled.server().equals(server)).orElse(null);
        enrolment = known;
        trust = new ServerTrust(known == null ? null : known.certificate());
        client = HttpClient.newBuilder()
                .connectTimeout(Api.CONNECT)
                .sslContext(trust.context())
                .build();
        credentials = new StationCredentials(client, server, clock, known, unknown);
    }

    /** For all that the screens ask there. */
    public Api api() {
        return new Api(server, client, credentials);
    }

    @Override
    public boolean enrolled() {
        return credentials.enrolled();
    }

    @Override
    public Seen look() {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/health/live"))
                .timeout(LOOK)
                .GET()
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != OK) {
                throw new DomainFailure("no_pickwright", "The server answered " + status + " instead of how it is.");
            }
            return new Seen(readable() ? Trust.READABLE : Trust.TRUSTED, null);
        } catch (IOException e) {
            if (!ServerTrust.refused(e)) {
                throw unreachable(e);
            }
            return new Seen(enrolment == null ? Trust.UNKNOWN : Trust.CHANGED, trust.refused());
        } catch (InterruptedException e) {
            throw givenUp();
        }
    }

    private boolean readable() {
        return readable(server) && !mayBeRead && !enrolled();
    }

    /** Whether others can read what is sent there. */
    static boolean readable(URI server) {
        return server.getScheme().equals("http") && !LOOPBACK.contains(server.getHost());
    }

    @Override
    public void trust(Seen seen) {
        mayBeRead = true;
        if (seen.fingerprint() != null) {
            trust.pin(seen.fingerprint());
            Enrolment known = enrolment;
            if (known != null) {
                keep(known.trusting(seen.fingerprint()));
            }
        }
    }

    @Override
    public void enrol(String code) {
        try {
            keep(credentials.enrol(code, trust.pinned()));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw givenUp();
        }
    }

    private void keep(Enrolment now) {
        file.write(now);
        enrolment = now;
    }

    @Override
    public void prove() {
        try {
            Objects.requireNonNull(credentials.token());
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw givenUp();
        }
    }

    private static DomainFailure unreachable(IOException e) {
        return ServerTrust.refused(e)
                ? new DomainFailure(CERTIFICATE_CHANGED, String.valueOf(e.getMessage()))
                : new DomainFailure(DomainFailure.UNREACHABLE, cause(e));
    }

    /** A word for what happens often, for the screen to make a sentence of. */
    private static String cause(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "unknown_name";
            }
        }
        return switch (e) {
            case HttpTimeoutException silent -> "silent";
            case ConnectException refused -> "refused";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static DomainFailure givenUp() {
        Thread.currentThread().interrupt();
        return new DomainFailure(DomainFailure.UNREACHABLE, "the call was given up");
    }
}
