package dev.pickwright.backend.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What worker processes deliver to: notes each arrival, in the order of arrival, before it acknowledges it. */
final class Sink implements AutoCloseable {

    /** One arrival. */
    record Arrival(Ledger.Entry entry, String type, String worker, long nanos) {}

    /** What a worker said of itself last. */
    record Figures(long leaseLost, long fenced) {}

    private static final byte[] ACKNOWLEDGED = {'\n'};

    private final ServerSocket server;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Ledger.Entry> committed = new ArrayList<>();
    private final Map<String, Figures> figures = new ConcurrentHashMap<>();

    Sink() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("sink").daemon().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> read(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void read(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "delivery" -> {
                        arrived(new Arrival(entry(words), words[5], words[1], System.nanoTime()));
                        out.write(ACKNOWLEDGED);
                    }
                    case "committed" -> committed(entry(words));
                    default -> figures.put(words[1], new Figures(Long.parseLong(words[2]), Long.parseLong(words[3])));
                }
            }
        } catch (IOException e) {
            // The worker was killed: what it had sent was noted.
        }
    }

    private static Ledger.Entry entry(String[] words) {
        return new Ledger.Entry(UUID.fromString(words[2]), words[3], Long.parseLong(words[4]));
    }

    private synchronized void arrived(Arrival arrival) {
        arrivals.add(arrival);
    }

    synchronized void committed(Ledger.Entry entry) {
        committed.add(entry);
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    synchronized List<Ledger.Entry> entries() {
        return arrivals.stream().map(Arrival::entry).toList();
    }

    synchronized int count() {
        return arrivals.size();
    }

    /** What producers were told is committed. */
    synchronized List<Ledger.Entry> committed() {
        return List.copyOf(committed);
    }

    Map<String, Figures> figures() {
        return figures;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
