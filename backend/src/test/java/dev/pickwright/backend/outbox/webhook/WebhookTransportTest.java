package dev.pickwright.backend.outbox.webhook;

import static dev.pickwright.backend.outbox.PublishFailure.Kind.AGAIN;
import static dev.pickwright.backend.outbox.PublishFailure.Kind.REFUSED;
import static dev.pickwright.backend.outbox.PublishFailure.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.outbox.PublishFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a delivery can end. */
class WebhookTransportTest extends TransportTest {

    @Test
    void theReceiverGetsTheBytesWithTheHeadersOfTheSpecification() throws Exception {
        try (var receiver = Receiver.answering(204)) {
            var message = message("{\"data\":\"grüße\"}");
            traces.linked(Map.of(), "publish", Map.of(), () -> {
                transport().publish(webhook(receiver.url()), message);
                return true;
            });
            assertThat(receiver.got()).hasSize(1);
            var got = receiver.got().getFirst();
            assertThat(got.method()).isEqualTo("POST");
            assertThat(got.path()).isEqualTo("/hook");
            assertThat(got.body()).isEqualTo(message.body());
            assertThat(got.header("content-type")).isEqualTo("application/cloudevents+json");
            assertThat(got.header("webhook-id")).isEqualTo(message.id().toString());
            assertThat(got.header("webhook-timestamp")).containsOnlyDigits();
            assertThat(got.header("webhook-signature")).matches("v1,[A-Za-z0-9+/]{43}=");
            assertThat(got.header("user-agent")).startsWith("Pickwright");
            assertThat(got.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
            assertThat(got.headers()).doesNotContainKey("pickwright-replay");
        }
    }

    @Test
    void aReplayIsMarked() throws Exception {
        try (var receiver = Receiver.answering(200)) {
            transport().publish(webhook(receiver.url()), message("{}", true));
            assertThat(receiver.got().getFirst().header("pickwright-replay")).isEqualTo("true");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "300, AGAIN",
        "301, AGAIN",
        "307, AGAIN",
        "304, AGAIN",
        "400, REFUSED",
        "401, REFUSED",
        "403, REFUSED",
        "404, REFUSED",
        "405, REFUSED",
        "413, REFUSED",
        "422, REFUSED",
        "408, AGAIN",
        "409, AGAIN",
        "425, AGAIN",
        "429, AGAIN",
        "410, GONE",
        "500, AGAIN",
        "501, AGAIN",
        "502, AGAIN",
        "503, AGAIN",
        "504, AGAIN",
        "599, AGAIN"
    })
    void aStatusSaysWhetherItIsWorthAnotherTry(int status, PublishFailure.Kind kind) throws IOException {
        try (var receiver = Receiver.answering(status)) {
            assertFails(failure(receiver.url()), kind, "status " + status);
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "202", "204", "299"})
    void everyStatusFrom200To299Acknowledges(int status) throws IOException {
        try (var receiver = Receiver.answering(status)) {
            assertThat(failure(receiver.url())).isNull();
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var elsewhere = Receiver.answering(200);
                var receiver = Receiver.answering(307, "Location", elsewhere.url())) {
            assertFails(failure(receiver.url()), AGAIN, "status 307");
            assertThat(elsewhere.got()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"7, PT7S", "0, PT0S", "86401, PT24H", "99999999999999999999, PT24H", "soon, ", "-5, "})
    void theReceiverSaysHowManySecondsToWait(String header, Duration wait) throws IOException {
        try (var receiver = Receiver.answering(429, "Retry-After", header)) {
            assertThat(failure(receiver.url()).retryAfter()).isEqualTo(wait);
        }
    }

    @Test
    void theReceiverSaysUntilWhenToWait() throws IOException {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        Clock noon = Clock.fixed(now, ZoneOffset.UTC);
        String until =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(90).atOffset(ZoneOffset.UTC));
        try (var receiver = Receiver.answering(503, "Retry-After", until)) {
            var failure = failure(transport(names("127.0.0.1"), noon), webhook(receiver.url()));
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(90));
        }
        assertThat(RetryAfter.read("Sun, 06 Nov 1994 08:49:37 GMT", now)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.read("Wed, 25 Nov 2099 12:00:00 GMT", now)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void onlyWhatIsTriedAgainWaits() throws IOException {
        try (var receiver = Receiver.answering(410, "Retry-After", "7")) {
            assertThat(failure(receiver.url()).retryAfter()).isNull();
        }
    }

    @Test
    void aReceiverThatHangsIsTimedOut() throws IOException {
        try (var receiver = new Receiver(exchange -> new CountDownLatch(1).await(20, TimeUnit.SECONDS))) {
            long start = System.nanoTime();
            assertFails(failure(receiver.url()), AGAIN, "timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT.whole(), Duration.ofSeconds(5));
        }
    }

    /** It did the work but was too slow to say so: the same id comes again. */
    @Test
    void anAnswerAfterTheTimeLimitIsNone() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        try (var receiver = new Receiver(exchange -> {
            late.await(20, TimeUnit.SECONDS);
            exchange.sendResponseHeaders(200, -1);
        })) {
            var endpoint = webhook(receiver.url());
            var transport = transport();
            var message = message("{}");
            assertFails(
                    org.assertj.core.api.Assertions.catchThrowableOfType(
                            PublishFailure.class, () -> transport.publish(endpoint, message)),
                    AGAIN,
                    "timeout");
            late.countDown();
            transport.publish(endpoint, message);
            assertThat(receiver.got())
                    .extracting(got -> got.header("webhook-id"))
                    .hasSize(2)
                    .containsOnly(message.id().toString());
        }
    }

    @Test
    void anAnswerThatTricklesIsTimedOutToo() throws Exception {
        try (var peer = new RawPeer("HTTP/1.1 20", true)) {
            assertFails(failure(peer.url()), AGAIN, "timeout");
        }
    }

    @Test
    void aConnectionCutBeforeTheStatusIsTriedAgain() throws Exception {
        for (String begun : new String[] {"", "HTTP/1.1 20"}) {
            try (var peer = new RawPeer(begun, false)) {
                assertFails(failure(peer.url()), AGAIN, "connection cut");
            }
        }
    }

    @Test
    void whatSpeaksNoHttpIsTriedAgain() throws Exception {
        try (var peer = new RawPeer("220 mail.example ESMTP\r\n", false)) {
            assertThat(failure(peer.url()).kind()).isEqualTo(AGAIN);
        }
    }

    @Test
    void aStatusStandsThoughItsBodyIsCutOrNeverEnds() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf";
        for (boolean stays : new boolean[] {false, true}) {
            try (var peer = new RawPeer(head, stays)) {
                assertThat(failure(peer.url())).isNull();
            }
        }
        try (var peer = new RawPeer(head, false)) {
            failure(peer.url());
            assertThat(peer.served).hasValue(1);
        }
        try (var peer = new RawPeer(head.replace("200 OK", "404 Nope"), false)) {
            assertFails(failure(peer.url()), REFUSED, "status 404");
        }
    }

    /** It does not say that it will, as a server does whose keep-alive just ended. */
    @Test
    void aKeptConnectionThatIsClosedIsNoFailure() throws Exception {
        try (var peer = new RawPeer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false)) {
            var endpoint = webhook(peer.url());
            var transport = transport();
            for (int i = 0; i < 50; i++) {
                assertThat(failure(transport, endpoint)).isNull();
            }
        }
    }

    @Test
    void aHugeAnswerIsNotRead() throws IOException {
        long[] written = {0};
        CountDownLatch ended = new CountDownLatch(1);
        try (var receiver = new Receiver(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] piece = new byte[64 * 1024];
                for (; written[0] < 1_000_000_000; written[0] += piece.length) {
                    out.write(piece);
                }
            } finally {
                ended.countDown();
            }
        })) {
            assertThat(failure(receiver.url())).isNull();
            assertThat(ended).satisfies(latch -> latch.await(5, TimeUnit.SECONDS));
            assertThat(written[0]).isLessThan(20_000_000);
        }
    }

    @Test
    void whoCannotBeReachedCostsNoTry() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        assertFails(failure("http://127.0.0.1:%d/".formatted(nobody)), UNREACHABLE, "connection refused");
        assertFails(failure("http://nobody.invalid/"), UNREACHABLE, "unknown host");
        try (var plain = new RawPeer("HTTP/1.1 400 Bad Request\r\n\r\n", false)) {
            assertFails(failure(plain.url().replace("http:", "https:")), UNREACHABLE, "TLS");
        }
    }

    /** Its backlog is full, so the kernel leaves further connections unanswered. */
    @Test
    void whoTakesNoConnectionInTimeIsUnreachable() throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new java.net.Socket(full.getInetAddress(), full.getLocalPort());
                var second = new java.net.Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertFails(
                    failure(patient(), webhook("http://127.0.0.1:%d/".formatted(full.getLocalPort()))),
                    UNREACHABLE,
                    "connect timeout");
        }
    }

    @Test
    void aWebhookDeletedMeanwhileIsUnreachable() throws Exception {
        var endpoint = webhook("http://127.0.0.1:1/");
        repository.delete(endpoint.id());
        assertFails(failure(transport(), endpoint), UNREACHABLE, "deleted");
    }

    @Test
    void theCallerCanGiveUp() throws Exception {
        try (var receiver = new Receiver(exchange -> new CountDownLatch(1).await(20, TimeUnit.SECONDS))) {
            var endpoint = webhook(receiver.url());
            var transport = transport();
            CountDownLatch interrupted = new CountDownLatch(1);
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    transport.publish(endpoint, message("{}"));
                } catch (InterruptedException e) {
                    interrupted.countDown();
                } catch (PublishFailure e) {
                    throw new IllegalStateException(e);
                }
            });
            org.awaitility.Awaitility.await().until(() -> !receiver.got().isEmpty());
            caller.interrupt();
            assertThat(interrupted.await(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void tenTriesTakeThreeDays() {
        Duration all = Duration.ZERO;
        for (int failures = 1; failures < WebhookTransport.MAX_TRIES; failures++) {
            Duration wait = transport().backoff(failures);
            assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
            all = all.plus(wait);
        }
        assertThat(all).isBetween(Duration.parse("PT75H35M5S"), Duration.parse("PT91H"));
        assertThat(transport().backoff(100)).isBetween(Duration.ofHours(24), Duration.ofHours(29));
    }

    @Test
    void theLastSuccessAndFailureAreKnown() throws Exception {
        try (var receiver = Receiver.answering(503)) {
            var endpoint = webhook(receiver.url());
            failure(transport(), endpoint);
            var seen = webhooks.byName(endpoint.name()).traffic();
            assertThat(seen.lastFailure()).isEqualTo("status 503");
            assertThat(seen.lastFailureAt()).isNotNull();
            assertThat(seen.lastSuccessAt()).isNull();
        }
    }

    /** Sends some bytes to whoever connects, then hangs up or stays. */
    private static final class RawPeer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final CountDownLatch closed = new CountDownLatch(1);
        private final AtomicInteger served = new AtomicInteger();

        RawPeer(String bytes, boolean stays) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    serve(bytes, stays);
                }
            });
        }

        private void serve(String bytes, boolean stays) {
            try (var peer = socket.accept()) {
                peer.getInputStream().read(new byte[4096]);
                served.incrementAndGet();
                peer.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
                peer.getOutputStream().flush();
                if (stays) {
                    closed.await();
                }
            } catch (IOException e) {
                // the other side went away, or the test ended
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        String url() {
            return "http://127.0.0.1:%d/".formatted(socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            closed.countDown();
            socket.close();
        }
    }
}
