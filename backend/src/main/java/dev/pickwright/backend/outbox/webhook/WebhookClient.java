package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.model.event.CloudEvent;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts over HTTP/1.1, or HTTP/2 where the receiver speaks it. Follows no redirect, uses no proxy, keeps no cookie,
 * and sends once more what a cut connection left unanswered.
 */
final class WebhookClient implements AutoCloseable {

    /** @param retryAfter the header of that name */
    record Answer(int status, @Nullable String retryAfter) {}

    /**
     * How long it waits.
     *
     * @param whole for all of it, connecting too
     */
    record Limits(Duration connect, Duration whole) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    /** A kept connection may be closed by the receiver just as it is used again, which is no failure of the receiver. */
    private static final class OnFreshConnection implements HttpRequestRetryStrategy {
        @Override
        public boolean retryRequest(HttpRequest request, IOException failure, int count, HttpContext context) {
            boolean cut = failure instanceof ConnectionClosedException || failure.getClass() == SocketException.class;
            return cut
                    && count == 1
                    && context.getAttribute(READER) instanceof AnswerReader reader
                    && reader.answer() == null;
        }

        @Override
        public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
            return false;
        }

        @Override
        public TimeValue getRetryInterval(HttpResponse response, int count, HttpContext context) {
            return TimeValue.ZERO_MILLISECONDS;
        }
    }

    private static final String READER = "pickwright.reader";
    private static final ContentType EVENT = ContentType.create(CloudEvent.MEDIA_TYPE);
    /** How many are sent at a time is for the caller to bound. */
    private static final int CONNECTIONS = 1_024;

    private final CloseableHttpAsyncClient http;
    private final Limits limits;

    /** @param trust whose certificates are believed; null for the platform's */
    WebhookClient(DnsResolver names, Limits limits, @Nullable SSLContext trust) {
        this.limits = limits;
        Timeout connect = Timeout.of(limits.connect());
        Timeout whole = Timeout.of(limits.whole());
        var tls = ClientTlsStrategyBuilder.create();
        if (trust != null) {
            tls.setSslContext(trust);
        }
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsStrategy(tls.buildAsync())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(whole)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                        .build())
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .build();
        this.http = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(whole)
                        .setResponseTimeout(whole)
                        .setConnectionKeepAlive(TimeValue.ofSeconds(30))
                        .build())
                .evictIdleConnections(TimeValue.ofSeconds(60))
                .setUserAgent("Pickwright-Webhooks/1")
                .disableRedirectHandling()
                .setRetryStrategy(new OnFreshConnection())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        http.start();
    }

    /**
     * Posts an event.
     *
     * @throws TimeoutException if there was no answer in time
     * @throws IOException if there was none because something broke
     */
    Answer post(URI url, Map<String, String> headers, byte[] body)
            throws IOException, TimeoutException, InterruptedException {
        var request = SimpleRequestBuilder.post(url).setBody(body, EVENT);
        headers.forEach(request::setHeader);
        var reader = new AnswerReader();
        var context = HttpClientContext.create();
        context.setAttribute(READER, reader);
        Future<Answer> sent = http.execute(SimpleRequestProducer.create(request.build()), reader, context, null);
        try {
            return sent.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return known(reader, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (TimeoutException e) {
            return known(reader, e);
        } finally {
            sent.cancel(true);
        }
    }

    private static <E extends Exception> Answer known(AnswerReader reader, E otherwise) throws E {
        Answer answer = reader.answer();
        if (answer == null) {
            throw otherwise;
        }
        return answer;
    }

    @Override
    public void close() {
        http.initiateShutdown();
        http.close(CloseMode.GRACEFUL);
    }
}
