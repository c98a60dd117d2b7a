package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.backend.outbox.PublishFailure;
import dev.pickwright.backend.outbox.PublishFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** What an answer, or none, means. Its words name no URL. */
final class Verdicts {

    private Verdicts() {}

    /** Null for an acknowledgement. */
    static @Nullable PublishFailure of(WebhookClient.Answer answer, Instant now) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return null;
        }
        String cause = "status " + status;
        String detail = "The receiver answered with status %d.".formatted(status);
        Kind kind = switch (status) {
            case 410 -> Kind.GONE;
            case 408, 409, 425, 429 -> Kind.AGAIN;
            default -> status >= 400 && status < 500 ? Kind.REFUSED : Kind.AGAIN;
        };
        if (status >= 300 && status < 400) {
            detail += " Redirects are not followed: give the webhook the URL they lead to.";
        }
        return new PublishFailure(
                kind, cause, detail, kind == Kind.AGAIN ? RetryAfter.read(answer.retryAfter(), now) : null);
    }

    static PublishFailure timeout() {
        return new PublishFailure(Kind.AGAIN, "timeout", "The receiver did not answer in time.");
    }

    static PublishFailure of(IOException broken) {
        return switch (broken) {
            case AddressGuard.Refused refused ->
                new PublishFailure(
                        Kind.UNREACHABLE,
                        "private address",
                        "The receiver's name stands for private or reserved addresses only, which this webhook may not use.");
            case UnknownHostException unknown ->
                new PublishFailure(Kind.UNREACHABLE, "unknown host", "The receiver's name has no address.");
            case ConnectTimeoutException late ->
                new PublishFailure(Kind.UNREACHABLE, "connect timeout", "The receiver took no connection in time.");
            case ConnectException refused ->
                new PublishFailure(Kind.UNREACHABLE, "connection refused", "The receiver takes no connections.");
            case NoRouteToHostException nowhere ->
                new PublishFailure(Kind.UNREACHABLE, "no route", "There is no way to the receiver's address.");
            case SSLException tls ->
                new PublishFailure(
                        Kind.UNREACHABLE, "TLS", "No secure connection: is the receiver's certificate good?");
            case SocketTimeoutException late -> timeout();
            default ->
                new PublishFailure(
                        Kind.AGAIN,
                        "connection cut",
                        "The connection broke before the answer (%s)."
                                .formatted(broken.getClass().getSimpleName()));
        };
    }
}
