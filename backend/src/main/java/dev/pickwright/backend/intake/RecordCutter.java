package dev.pickwright.backend.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records, from any record's start on, and keeps each one's place and exact text, which the CSV
 * library does not tell. It follows quotes only as far as it must to find where a record ends: in UTF-8 no byte of a
 * longer character looks like a quote, a separator or a line end.
 */
final class RecordCutter implements Closeable {

    /** A quote opens at a field's start, and again right after one that closed: that is a doubled quote. */
    private enum Quoting {
        FIELD_START,
        INSIDE,
        CLOSED,
        OUTSIDE
    }

    static final int MAX_RECORD = 1_000_000;
    private static final int BOM_LENGTH = 3;

    private final RandomAccessFile file;
    private final byte separator;
    private final byte[] buffer = new byte[16 * 1024];
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private byte[] record = new byte[1024];
    private CharBuffer text = CharBuffer.allocate(1024);
    private int length;
    private int position;
    private int limit;
    private long offset;
    private long line;

    RecordCutter(Path path, char separator) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.separator = (byte) separator;
        seek(startOfText(), 1);
    }

    private long startOfText() throws IOException {
        byte[] start = new byte[BOM_LENGTH];
        int read = file.read(start);
        boolean marked =
                read == BOM_LENGTH && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf;
        return marked ? BOM_LENGTH : 0;
    }

    /** Goes on at a record's first byte. */
    void seek(long recordOffset, long recordLine) throws IOException {
        long bufferStart = offset - position;
        if (recordOffset >= bufferStart && recordOffset < bufferStart + limit) {
            position = (int) (recordOffset - bufferStart);
        } else {
            file.seek(recordOffset);
            position = 0;
            limit = 0;
        }
        offset = recordOffset;
        line = recordLine;
    }

    /**
     * The next record that is not an empty line, or null at the end of the file.
     *
     * @throws FileRefused if the text can't be read: not UTF-8, not a text, a quote that never closes
     */
    @Nullable
    RawRecord next() throws IOException, FileRefused {
        while (true) {
            long start = offset;
            long startLine = line;
            if (!cut(start, startLine)) {
                return null;
            }
            if (length > 0) {
                return new RawRecord(start, startLine, (int) (offset - start), decode(start, startLine));
            }
        }
    }

    /** Reads up to the record's end into {@code record}; false if there was nothing left. */
    private boolean cut(long start, long startLine) throws IOException, FileRefused {
        length = 0;
        Quoting state = Quoting.FIELD_START;
        while (true) {
            int b = read();
            if (b < 0) {
                if (state == Quoting.INSIDE) {
                    throw unclosed(startLine);
                }
                return offset > start;
            }
            if (b == 0) {
                throw FileRefused.binary(offset - 1);
            }
            if (state != Quoting.INSIDE && (b == '\n' || b == '\r')) {
                endLine(b);
                return true;
            }
            if (b == '\n') {
                line++;
            }
            append((byte) b, startLine);
            state = after(state, b);
        }
    }

    private Quoting after(Quoting state, int b) {
        if (state == Quoting.INSIDE) {
            return b == '"' ? Quoting.CLOSED : Quoting.INSIDE;
        }
        if (b == '"' && state != Quoting.OUTSIDE) {
            return Quoting.INSIDE;
        }
        return b == separator ? Quoting.FIELD_START : Quoting.OUTSIDE;
    }

    private void endLine(int b) throws IOException {
        line++;
        if (b == '\r') {
            int next = read();
            if (next >= 0 && next != '\n') {
                position--;
                offset--;
            }
        }
    }

    private void append(byte b, long startLine) throws FileRefused {
        if (length == MAX_RECORD) {
            throw unclosed(startLine);
        }
        if (length == record.length) {
            record = java.util.Arrays.copyOf(record, Math.min(MAX_RECORD, length * 2));
        }
        record[length++] = b;
    }

    private static FileRefused unclosed(long startLine) {
        return new FileRefused(
                "Line %,d: a quote (\") opens here and does not close, or the line is longer than %,d bytes. Close it, or double it where it is part of the text."
                        .formatted(startLine, MAX_RECORD));
    }

    private int read() throws IOException {
        if (position == limit) {
            limit = file.read(buffer);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                return -1;
            }
        }
        offset++;
        return buffer[position++] & 0xff;
    }

    private String decode(long start, long startLine) throws FileRefused {
        if (text.capacity() < length) {
            text = CharBuffer.allocate(record.length);
        }
        text.clear();
        ByteBuffer bytes = ByteBuffer.wrap(record, 0, length);
        CoderResult result = decoder.reset().decode(bytes, text, true);
        if (result.isError()) {
            throw FileRefused.notUtf8(startLine, start + bytes.position(), record[bytes.position()]);
        }
        return text.flip().toString();
    }

    /** Bytes read so far. */
    long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
