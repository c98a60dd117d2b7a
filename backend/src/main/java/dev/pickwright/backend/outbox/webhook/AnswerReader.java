package dev.pickwright.backend.outbox.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.entity.AbstractBinDataConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes the status of an answer and throws the rest away. The status stands once it has come, even if the body never
 * ends, is cut, or is too long to be read.
 */
final class AnswerReader extends AbstractBinDataConsumer implements AsyncResponseConsumer<WebhookClient.Answer> {

    private static final int MAX_BODY = 64 * 1024;

    private volatile WebhookClient.@Nullable Answer answer;
    private @Nullable FutureCallback<WebhookClient.Answer> whole;
    private int read;

    /** Null as long as there is none. */
    WebhookClient.@Nullable Answer answer() {
        return answer;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails body,
            HttpContext context,
            FutureCallback<WebhookClient.Answer> callback) {
        Header wait = response.getFirstHeader("Retry-After");
        answer = new WebhookClient.Answer(response.getCode(), wait == null ? null : wait.getValue());
        whole = callback;
        if (body == null) {
            completed();
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    protected int capacityIncrement() {
        return MAX_BODY;
    }

    @Override
    protected void data(ByteBuffer part, boolean last) throws IOException {
        read += part.remaining();
        part.position(part.limit());
        if (read > MAX_BODY) {
            throw new IOException("the answer is longer than " + MAX_BODY);
        }
    }

    @Override
    protected void completed() {
        if (whole != null) {
            whole.completed(answer);
        }
    }

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}
}
