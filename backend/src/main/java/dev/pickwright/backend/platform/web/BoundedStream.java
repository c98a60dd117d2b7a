package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of many records, up to as many bytes as such a body may have. */
final class BoundedStream extends FilterInputStream {

    static final long MAX_BYTES = 10L * 1024 * 1024;

    private long count;

    BoundedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        counted(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        counted(Math.max(read, 0));
        return read;
    }

    private void counted(int more) {
        count += more;
        if (count > MAX_BYTES) {
            throw tooLarge();
        }
    }

    static ProblemException tooLarge() {
        return new ProblemException(
                Problem.TOO_LARGE, "A request takes at most 10 MB; send the rest of the records with the next.");
    }
}
