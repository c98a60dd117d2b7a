package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of a body, a JSON array or one JSON value a line, read one by one as they are asked for. One that is wrong
 * is refused by itself; where nothing after it can be told apart any more, it is the last one.
 */
public final class Records<T> implements Iterator<Records.Read<T>> {

    public static final String NDJSON = "application/x-ndjson";

    /** As many records as a body may have. */
    public static final int MAX = 1_000;

    /**
     * A record, or why there is none.
     *
     * @param index from 0
     */
    public record Read<T>(
            int index, @Nullable T value, @Nullable ProblemException refused) {}

    private final JsonMapper json;
    private final Class<T> type;
    private final RecordSource source;
    private int index;
    private boolean last;
    private @Nullable Read<T> ahead;

    private Records(JsonMapper json, Class<T> type, RecordSource source) {
        this.json = json;
        this.type = type;
        this.source = source;
    }

    static <T> Records<T> of(JsonMapper json, Class<T> type, InputStream body, boolean lines) {
        InputStream bounded = new BoundedStream(body);
        return new Records<>(json, type, lines ? new RecordLines(json, bounded) : new RecordArray(json, bounded));
    }

    /** @throws ProblemException REQUEST_INVALID if the connection ended before the body did */
    @Override
    public boolean hasNext() {
        if (ahead == null && !last) {
            ahead = read();
            last |= ahead == null;
        }
        return ahead != null;
    }

    @Override
    public Read<T> next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        Read<T> read = ahead;
        ahead = null;
        return read;
    }

    private @Nullable Read<T> read() {
        try {
            JsonNode node = source.next();
            if (node == null) {
                return null;
            }
            if (index == MAX) {
                throw new ProblemException(
                        Problem.TOO_LARGE,
                        "A request takes at most %,d records; send this one and the rest with the next."
                                .formatted(MAX));
            }
            T value = json.treeToValue(node, type);
            return new Read<>(index++, value, null);
        } catch (BrokenBody e) {
            last = true;
            return new Read<>(index++, null, e.problem());
        } catch (JacksonException e) {
            return new Read<>(index++, null, UnreadableBody.problem(e));
        } catch (ProblemException e) {
            last |= e.problem() == Problem.TOO_LARGE;
            return new Read<>(index++, null, e);
        } catch (IOException e) {
            throw new ProblemException(Problem.REQUEST_INVALID, "The connection ended before the body did.");
        }
    }

    /** Nothing after this can be told apart any more. */
    static final class BrokenBody extends IOException {

        private final transient ProblemException problem;

        BrokenBody(ProblemException problem) {
            super(problem);
            this.problem = problem;
        }

        ProblemException problem() {
            return problem;
        }
    }
}
