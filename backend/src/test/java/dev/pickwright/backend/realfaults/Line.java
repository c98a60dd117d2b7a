package dev.pickwright.backend.realfaults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The network between a station and central: a port of this machine that leads to wherever central is now. */
final class Line implements AutoCloseable {

    private static final int STEPS_A_SECOND = 20;

    /** What it does to what is sent over it. */
    enum State {
        WHOLE,
        /** Refuses connections and ends those there are. */
        CUT,
        /** Takes everything and lets nothing through. */
        BLACK_HOLE
    }

    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();
    private final AtomicLong untilCut = new AtomicLong(Long.MAX_VALUE);
    private volatile int central;
    private volatile State state = State.WHOLE;
    private volatile int bytesPerSecond;

    Line() {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** Where it leads to from now on. */
    void to(int port) {
        central = port;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    void cut() {
        state = State.CUT;
        drop();
    }

    void blackHole() {
        state = State.BLACK_HOLE;
    }

    /** As good as new. */
    void mend() {
        state = State.WHOLE;
        bytesPerSecond = 0;
        untilCut.set(Long.MAX_VALUE);
        drop();
    }

    /** @param rate bytes a second in each direction of each connection */
    void slow(int rate) {
        bytesPerSecond = rate;
    }

    /** Ends the connection in the middle, after so many more bytes towards central. */
    void cutAfter(long bytes) {
        untilCut.set(bytes);
    }

    /** What went towards central since the line was laid. */
    long up() {
        return up.get();
    }

    long down() {
        return down.get();
    }

    private void serve() {
        while (!entrance.isClosed()) {
            try {
                Socket station = entrance.accept();
                if (state == State.CUT || !connected(station)) {
                    station.close();
                }
            } catch (IOException e) {
                // One connection less, or the line is closed.
            }
        }
    }

    private boolean connected(Socket station) {
        try {
            Socket real = new Socket(InetAddress.getLoopbackAddress(), central);
            ends.add(station);
            ends.add(real);
            Thread.ofVirtual().start(() -> carry(station, real, up));
            Thread.ofVirtual().start(() -> carry(real, station, down));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void carry(Socket from, Socket to, AtomicLong counted) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[16_384];
            for (int n = read(in, bytes); n >= 0; n = read(in, bytes)) {
                if (state == State.BLACK_HOLE) {
                    continue;
                }
                int through = counted == up ? (int) Math.min(n, untilCut.addAndGet(-n) + n) : n;
                out.write(bytes, 0, Math.max(0, through));
                out.flush();
                counted.addAndGet(n);
                if (through < n) {
                    untilCut.set(Long.MAX_VALUE);
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // Cut.
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private int read(InputStream in, byte[] bytes) throws IOException, InterruptedException {
        int rate = bytesPerSecond;
        if (rate == 0) {
            return in.read(bytes);
        }
        int step = Math.clamp(rate / STEPS_A_SECOND, 1, bytes.length);
        int n = in.read(bytes, 0, step);
        TimeUnit.MILLISECONDS.sleep(Math.max(1, n * 1000L / rate));
        return n;
    }

    private void drop() {
        ends.forEach(Line::end);
        ends.clear();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
    }
}
