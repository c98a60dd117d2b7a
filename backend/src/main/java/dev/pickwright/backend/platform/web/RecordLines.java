package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One JSON value a line; lines with nothing in them are passed over. */
final class RecordLines implements RecordSource {

    private static final int MAX_LINE = 1024 * 1024;

    private final ObjectReader json;
    private final InputStream body;

    RecordLines(JsonMapper json, InputStream body) {
        this.json = json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.body = new BufferedInputStream(body, 64 * 1024);
    }

    @Override
    public @Nullable JsonNode next() throws IOException {
        byte[] line = line();
        while (line != null && blank(line)) {
            line = line();
        }
        return line == null ? null : json.readTree(line);
    }

    private byte @Nullable [] line() throws IOException {
        var line = new ByteArrayOutputStream();
        int read = body.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = body.read()) {
            if (line.size() == MAX_LINE) {
                throw new ProblemException(Problem.TOO_LARGE, "A line has at most 1 MB.");
            }
            line.write(read);
        }
        return line.toByteArray();
    }

    private static boolean blank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
