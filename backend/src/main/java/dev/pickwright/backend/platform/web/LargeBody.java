package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A request's body that is too large to be read into memory. */
public final class LargeBody {

    private static final int CHUNK = 64 * 1024;

    private LargeBody() {}

    /**
     * Stores it in a file.
     *
     * @param what it is, for people, such as "The file"
     * @param most bytes that it may have
     * @param within how long it may take
     * @param tooLarge what people are told if it has more
     * @throws ProblemException TOO_LARGE; REQUEST_INVALID if it does not arrive whole in time
     */
    public static void store(InputStream body, Path file, String what, long most, Duration within, String tooLarge)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            long total = 0;
            long end = System.nanoTime() + within.toNanos();
            for (int read = next(body, chunk, what); read >= 0; read = next(body, chunk, what)) {
                total += read;
                if (System.nanoTime() - end > 0) {
                    throw new ProblemException(Problem.REQUEST_INVALID, what + " took too long to arrive.");
                }
                if (total > most) {
                    throw new ProblemException(Problem.TOO_LARGE, tooLarge);
                }
                out.write(chunk, 0, read);
            }
        }
    }

    private static int next(InputStream body, byte[] chunk, String what) {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw new ProblemException(Problem.REQUEST_INVALID, what + " did not arrive whole.");
        }
    }
}
