package dev.pickwright.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.RawHttp;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server for this computer alone, on a real port, asked byte by byte. */
class LocalServerTest {

    @TempDir
    static Path data;

    @TempDir
    Path other;

    private static EmbeddedBackend backend;
    private static int port;

    @BeforeAll
    static void start() {
        backend = EmbeddedBackend.start(data);
        port = backend.baseUrl().getPort();
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    private static String head(String line, String... headers) {
        return line + "\nHost: 127.0.0.1:" + port + "\nConnection: close\nAuthorization: Bearer " + backend.token()
                + "\n" + String.join("\n", headers);
    }

    private static RawHttp.Answer get(String path, String... headers) throws IOException {
        return RawHttp.ask(port, head("GET " + path + " HTTP/1.1", headers), "");
    }

    @Test
    void noOtherAddressOfThisComputerReachesIt() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assertThat(others).as("addresses to try").isNotEmpty();
        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 2_000))
                        .as("%s", other)
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "LocalHost"})
    void itsOwnNamesReachIt(String name) throws IOException {
        var answer = RawHttp.ask(
                port, "GET /health/live HTTP/1.1\nHost: %s:%d\nConnection: close".formatted(name, port), "");
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "127.0.0.1.evil.example:PORT",
                "127.0.0.1",
                "127.0.0.1:1",
                "127.0.0.2:PORT",
                "localhost.:PORT",
                "0.0.0.0:PORT"
            })
    void anotherHostIsRefusedWhateverIsAsked(String host) throws IOException {
        for (String path : List.of("/health/live", "/metrics", "/v1/sign-in-info", "/v1/no/such/route")) {
            var answer = RawHttp.ask(
                    port,
                    "GET %s HTTP/1.1\nHost: %s\nConnection: close\nAuthorization: Bearer %s"
                            .formatted(path, host.replace("PORT", "" + port), backend.token()),
                    "");
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.text()).contains("\"code\":\"not_allowed\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "https://127.0.0.1:PORT",
                "http://127.0.0.1:PORT.evil.example"
            })
    void anotherOriginIsRefused(String origin) throws IOException {
        var answer = get("/v1/sign-in-info", "Origin: " + origin.replace("PORT", "" + port));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void itsOwnOriginIsNot() throws IOException {
        var answer = get("/v1/sign-in-info", "Origin: http://127.0.0.1:" + port);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void noBrowserIsToldThatItMayAskFromElsewhere() throws IOException {
        var answer = RawHttp.ask(
                port,
                head(
                        "OPTIONS /v1/orders HTTP/1.1",
                        "Origin: https://evil.example",
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: authorization"),
                "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void nothingIsAnsweredWithoutTheTokenOfThisStart() throws IOException {
        for (String given : List.of("Bearer " + "0".repeat(64), "Bearer", "Basic YTpi", "bearer x", "")) {
            var answer = RawHttp.ask(
                    port,
                    "GET /v1/sign-in-info HTTP/1.1\nHost: 127.0.0.1:%d\nConnection: close\nAuthorization: %s"
                            .formatted(port, given),
                    "");
            assertThat(answer.status()).as(given).isEqualTo(401);
        }
    }

    @Test
    void everyAnswerTellsBrowsersToDoNothingWithIt() throws IOException {
        var answers = List.of(
                get("/v1/sign-in-info"),
                get("/metrics"),
                get("/health"),
                get("/v1/no/such/route"),
                get("/v1/orders?limit=x"),
                get("/v1/orders/%2e%2e%2fx"),
                get("/v1//orders"),
                get("/v1/sign-in-info", "Origin: https://evil.example"),
                RawHttp.ask(port, "GET /v1/orders HTTP/1.1\nHost: 127.0.0.1:%d\nConnection: close".formatted(port), ""),
                RawHttp.ask(port, head("TRACE /v1/orders HTTP/1.1"), ""),
                RawHttp.ask(port, head("BREW /v1/orders HTTP/1.1"), ""),
                RawHttp.ask(port, head("GET /v1/orders HTTP/1.1", "Host: two.example"), ""),
                RawHttp.ask(port, head("GET /v1/orders HTTP/1.1", "X-A: " + "x".repeat(9_000)), ""),
                RawHttp.ask(port, head("GET /v1/or<>ders HTTP/1.1"), ""),
                RawHttp.ask(port, head("GET /v1/orders HTTP/7.1"), ""),
                RawHttp.ask(port, head("CONNECT /v1/orders HTTP/1.1"), ""),
                RawHttp.ask(port, head("nonsense"), ""));
        for (var answer : answers) {
            if (answer.status() >= 400) {
                assertThat(answer.text()).contains("\"code\":");
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
            assertThat(answer.header("X-Content-Type-Options"))
                    .as(answer.text())
                    .isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).as(answer.text()).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Strict-Transport-Security"))
                    .as("without TLS")
                    .isEmpty();
            assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW", "PROPFIND", "get"})
    void otherMethodsAreRefused(String method) throws IOException {
        var answer = RawHttp.ask(port, head(method + " /v1/orders HTTP/1.1"), "");
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.text()).doesNotContain(backend.token());
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsRefused() throws IOException {
        String body = "{\"number\":\"" + "x".repeat(1_100_000) + "\"}";
        var answer = post("Content-Length: " + body.length(), body);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("\"code\":\"too_large\"");
    }

    @Test
    void aBodyThatDoesNotSayItsSizeIsCountedAsItComes() throws IOException {
        String chunk = "%x\r\n%s\r\n".formatted(1_000, "[".repeat(0) + " ".repeat(1_000));
        var answer = post("Transfer-Encoding: chunked", chunk.repeat(1_100) + "0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("\"code\":\"too_large\"");
    }

    @Test
    void jsonOfTooManyLevelsOrDigitsIsRefused() throws IOException {
        for (String body : List.of("[".repeat(100_000), "{\"number\":" + "9".repeat(20_000) + "}")) {
            var answer = post("Content-Length: " + body.length(), body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("\"code\":\"request_invalid\"");
        }
    }

    private static RawHttp.Answer post(String size, String body) throws IOException {
        return RawHttp.ask(
                port,
                head("POST /v1/orders HTTP/1.1", "Idempotency-Key: 1", "Content-Type: application/json", size),
                body);
    }

    @Test
    void aLengthAndChunksTogetherAreRefused() throws IOException {
        var answer = post("Content-Length: 4\nTransfer-Encoding: chunked", "0\r\n\r\nGET /v1/orders HTTP/1.1\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void tooLargeOrTooManyHeadersAndParametersAreRefused() throws IOException {
        String many = "X-A: 1\n".repeat(60).strip();
        assertThat(get("/v1/sign-in-info", many).status()).isBetween(400, 499);
        assertThat(get("/v1/sign-in-info", "X-A: " + "x".repeat(9_000)).status())
                .isBetween(400, 499);
        assertThat(get("/v1/orders?" + "a=1&".repeat(60)).status()).isBetween(400, 499);
        assertThat(get("/v1/orders?a=" + "x".repeat(9_000)).status()).isBetween(400, 499);
    }

    @Test
    void aHeadThatTricklesInIsCut() throws Exception {
        try (RawHttp http = new RawHttp(port)) {
            http.write(head("GET /v1/orders HTTP/1.1").getBytes(StandardCharsets.UTF_8));
            long start = System.nanoTime();
            Thread trickle = Thread.startVirtualThread(() -> trickle(http, "x"));
            assertThatThrownBy(() -> http.answer(false)).isInstanceOfAny(EOFException.class, SocketException.class);
            assertThat(System.nanoTime() - start).isBetween(TimeUnit.SECONDS.toNanos(9), TimeUnit.SECONDS.toNanos(15));
            trickle.interrupt();
        }
    }

    private static void trickle(RawHttp http, String text) {
        try {
            while (http.open()) {
                http.write(text.getBytes(StandardCharsets.UTF_8));
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While it runs: its file is open, and only it can copy it. */
    @Test
    void itIsBackedUpWhileItRuns() throws Exception {
        Path file = other.resolve("running.pwbackup");
        assertThat(command(data, file).backup()).isZero();
        Path restored = other.resolve("restored");
        assertThat(command(restored, file).restore(false)).isZero();
        assertThat(orders(restored)).isGreaterThan(10);
        assertThat(restored.resolve("secrets.key")).hasSameTextualContentAs(data.resolve("secrets.key"));
        assertThat(restored.resolve("backend.address")).doesNotExist();
        assertThatThrownBy(() -> command(data, file).restore(true)).hasMessageContaining("in use");
        try (var files = Files.list(data)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("database-copy-"));
        }
    }

    private static BackupCommand command(Path folder, Path file) {
        return new BackupCommand(
                new Source(folder, null, null, null), file, new PrintStream(OutputStream.nullOutputStream()));
    }

    private static int orders(Path folder) throws SQLException {
        try (var connection = DriverManager.getConnection(DataFolder.databaseUrl(folder), "sa", "");
                var row = connection.createStatement().executeQuery("select count(*) from customer_order")) {
            row.next();
            return row.getInt(1);
        }
    }
}
