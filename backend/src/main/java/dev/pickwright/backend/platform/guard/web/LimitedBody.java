package dev.pickwright.backend.platform.guard.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Ends with a refusal when a body is larger, or takes longer to arrive, than any that means well. */
final class LimitedBody extends FilterInputStream {

    static final long MAX_BYTES = 1024L * 1024;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final long end = System.nanoTime() + LONGEST_NANOS;
    private long left = MAX_BYTES;

    LimitedBody(InputStream body) {
        super(body);
    }

    static ProblemException tooLarge() {
        return new ProblemException(Problem.TOO_LARGE, "The body is over %,d bytes. Split it.".formatted(MAX_BYTES));
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        taken(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        taken(Math.max(read, 0));
        return read;
    }

    private void taken(int count) {
        left -= count;
        if (left < 0) {
            throw tooLarge();
        }
        if (System.nanoTime() - end > 0) {
            throw new ProblemException(Problem.REQUEST_INVALID, "The body took too long to arrive.");
        }
    }
}
