package dev.pickwright.backend.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Hands messages to a {@link Sink}, one line each, one connection for each that is under way. */
final class SocketTransport implements Transport {

    private final String worker;
    private final int port;
    private final OutboxWorker.Halt halt;
    private final ConcurrentLinkedDeque<Socket> free = new ConcurrentLinkedDeque<>();
    private final Socket side;

    SocketTransport(String worker, int port, OutboxWorker.Halt halt) throws IOException {
        this.worker = worker;
        this.port = port;
        this.halt = halt;
        this.side = open();
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public String kind() {
        return "kafka";
    }

    @Override
    public void publish(Endpoint endpoint, Message message) throws PublishFailure {
        if (halt == OutboxWorker.Halt.BEFORE_PUBLISH
                || halt == OutboxWorker.Halt.ON_POISON && message.type().equals(OutboxWorker.POISON)) {
            Runtime.getRuntime().halt(137);
        }
        try {
            Socket waiting = free.poll();
            Socket socket = waiting == null ? open() : waiting;
            write(
                    socket,
                    "delivery %s %s %s %d %s%n"
                            .formatted(worker, message.id(), message.laneId(), message.laneSeq(), message.type()));
            if (socket.getInputStream().read() < 0) {
                throw new IOException("closed");
            }
            free.push(socket);
        } catch (IOException e) {
            throw new PublishFailure(PublishFailure.Kind.UNREACHABLE, "sink", "The sink is gone: " + e);
        }
    }

    private static void write(Socket socket, String line) throws IOException {
        socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
    }

    void committed(Ledger.Entry entry) {
        say("committed %s %s %s %d%n".formatted(worker, entry.id(), entry.lane(), entry.seq()));
    }

    void figures(MeterRegistry registry) {
        say("figures %s %.0f %.0f%n"
                .formatted(
                        worker,
                        registry.counter("outbox.lease.lost").count(),
                        registry.counter("outbox.fenced").count()));
    }

    private synchronized void say(String line) {
        try {
            write(side, line);
        } catch (IOException e) {
            OutboxWorker.quit(e);
        }
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int concurrency() {
        return 32;
    }

    @Override
    public Duration backoff(int failures) {
        return Duration.ofMillis(50);
    }
}
