package dev.pickwright.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pickwright.backend.fixture.RawHttp;
import dev.pickwright.backend.intake.client.ImportClient;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with TLS by a certificate of its own. */
class TlsServerTest {

    @TempDir
    static Path data;

    @TempDir
    static Path other;

    private static Server server;
    private static int port;

    @BeforeAll
    static void start() {
        server = Server.start(new Server.Options(
                data,
                0,
                "0.0.0.0",
                null,
                null,
                null,
                null,
                null,
                null,
                new Tls.Wanted(null, null),
                false,
                null,
                null,
                false));
        port = server.baseUrl().getPort();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawHttp.Answer ask(String path) throws Exception {
        try (RawHttp http = new RawHttp(connected())) {
            http.write(
                    "GET %s HTTP/1.1\nHost: localhost:%d\nConnection: close\nAuthorization: Bearer %s"
                            .formatted(path, port, server.token()),
                    new byte[0]);
            return http.answer(false);
        }
    }

    /** Trusts the file alone, and wants the name that it asks for. */
    private static SSLSocket connected() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        trusted.setCertificateEntry("server", certificate());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static X509Certificate certificate() throws Exception {
        try (var in = Files.newInputStream(data.resolve("tls.crt"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    @Test
    void whoTrustsItsFileReachesIt() throws Exception {
        var answer = ask("/health/live");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    @Test
    void itsFingerprintIsShownToThoseWhoRunIt() throws Exception {
        assertThat(ask("/health/detailed").text())
                .contains(Tls.own(server.folder(), Clock.systemUTC()).fingerprint());
    }

    @Test
    void olderTlsIsRefused() throws Exception {
        try (SSLSocket socket = connected()) {
            var parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.1"});
            socket.setSSLParameters(parameters);
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void nothingIsServedWithoutTls() throws IOException {
        var answer = RawHttp.ask(port, "GET /health/live HTTP/1.1\nHost: localhost\nConnection: close", "");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void theKeyIsItsOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("tls.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatItMakesIsItsOwnersAlone() throws IOException {
        Path made = other.resolve("made");
        try (DataFolder folder = DataFolder.take(made)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void theImportCommandFindsItByItsAddressFile() throws Exception {
        List<String> address = Files.readAllLines(data.resolve("backend.address"));
        assertThat(address.getFirst()).isEqualTo("https://127.0.0.1:" + port);
        Path trusted = Path.of(address.get(2));
        assertThat(ImportClient.answers(server.baseUrl(), trusted)).isTrue();
        OwnCertificate stranger = OwnCertificate.make(Clock.systemUTC());
        Path untrusted = Files.writeString(other.resolve("stranger.crt"), stranger.certificate());
        assertThat(ImportClient.answers(server.baseUrl(), untrusted)).isFalse();
    }

    @Test
    void aStationEnrolsByTheCertificateThatItWasToldToTrustAndByNoOther() {
        StationFile file = new StationFile(other.resolve(StationFile.NAME));
        file.remember(server.baseUrl());
        var client = new CentralClient(file, file.read().orElseThrow(), Clock.systemUTC(), UUID::randomUUID);
        String shown = Tls.own(server.folder(), Clock.systemUTC()).fingerprint();
        assertThat(enrolment(client, null)).isEqualTo("certificate");
        assertThat(client.refusedCertificate()).isEqualTo(shown);
        assertThat(enrolment(client, shown.replaceAll("[0-9]", "A"))).isEqualTo("certificate");
        // It is asked for now: the code is nobody's.
        assertThat(enrolment(client, shown)).isEqualTo("station_code_refused");
    }

    /** @return why central was not joined */
    private static String enrolment(CentralClient client, @Nullable String certificate) {
        return Objects.requireNonNull(
                        catchThrowableOfType(CentralFailure.class, () -> client.enrol("AAAA-AAAA", certificate)))
                .code();
    }

    @Test
    void theCertificateStaysUntilItNearsItsEnd() {
        try (DataFolder folder = DataFolder.take(other.resolve("renewed"))) {
            Instant now = Instant.parse("2026-01-01T00:00:00Z");
            Tls first = Tls.own(folder, at(now));
            assertThat(Tls.own(folder, at(first.until().minus(Duration.ofDays(91)))))
                    .isEqualTo(first);
            Tls second = Tls.own(folder, at(first.until().minus(Duration.ofDays(89))));
            assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
            assertThat(second.until()).isAfter(first.until());
        }
    }

    @Test
    void aPairThatCannotBeUsedIsToldInASentence() throws IOException {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        OwnCertificate pair = OwnCertificate.make(at(now));
        Path certificate = Files.writeString(other.resolve("a.crt"), pair.certificate());
        Path key = Files.writeString(other.resolve("a.key"), pair.key());
        Path anotherKey = Files.writeString(
                other.resolve("b.key"), OwnCertificate.make(at(now)).key());
        Path nonsense = Files.writeString(other.resolve("nonsense"), "nonsense");
        assertThat(Tls.given(certificate, key, at(now)).fingerprint()).hasSize(95);
        refused(certificate, anotherKey, now, "is not the one of the certificate");
        refused(certificate, key, now.plus(Duration.ofDays(4_000)), "expired on 20");
        refused(certificate, other.resolve("none"), now, "cannot be read");
        refused(nonsense, key, now, "nonsense");
        refused(key, key, now, "a.key");
        refused(certificate, certificate, now, "a.crt");
    }

    private static void refused(Path certificate, Path key, Instant now, String sentence) {
        assertThatThrownBy(() -> Tls.given(certificate, key, at(now)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(sentence);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** A server that starts with a wrong pair would be one without TLS, or none that anybody reaches. */
    @Test
    void aWrongPairStopsTheStart() throws IOException {
        Path missing = other.resolve("missing.crt");
        var options = new Server.Options(
                other.resolve("stopped"),
                0,
                "0.0.0.0",
                null,
                null,
                null,
                null,
                null,
                null,
                new Tls.Wanted(missing, missing),
                false,
                null,
                null,
                false);
        long start = System.nanoTime();
        assertThatThrownBy(() -> Server.start(options)).hasMessageContaining("missing.crt cannot be read");
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }
}
