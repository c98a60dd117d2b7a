package dev.pickwright.station.backend.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A backend that has an event stream and nothing else, and sends what the test says. */
final class FakeStream implements AutoCloseable {

    private static final String END = "end";

    /** What each connection asked to be told after. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<String> toSend = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile int status = 200;

    FakeStream(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/v1/events/stream", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Api api() {
        return new Api(URI.create("http://localhost:" + port()), "token", "test");
    }

    void answerWith(int code) {
        status = code;
    }

    void event(long no) {
        toSend.add("id: " + no + "\nevent: order.accepted\ndata: {\"specversion\":\"1.0\"}\n\n");
    }

    void heartbeat() {
        toSend.add(":\n\n");
    }

    /** Something changed that is no event of the feed. */
    void signal() {
        toSend.add("event: dead_letters\ndata: {\"count\":1}\n\n");
    }

    /** Ends the connection in an orderly way. */
    void end() {
        toSend.add(END);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        if (status != 200) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(("retry: 1000\nid: " + exchange.getRequestHeaders().getFirst("Last-Event-ID") + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            for (String text = toSend.take(); !text.equals(END); text = toSend.take()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As when the process dies. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
