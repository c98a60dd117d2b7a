package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The elements of a JSON array. */
final class RecordArray implements RecordSource {

    private final ObjectReader json;
    private final JsonParser parser;
    private boolean begun;

    RecordArray(JsonMapper json, InputStream body) {
        this.json = json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        // The bytes are counted as they come; the limit of other bodies is lower.
        StreamReadConstraints longer = json.tokenStreamFactory()
                .streamReadConstraints()
                .rebuild()
                .maxDocumentLength(-1)
                .build();
        this.parser = json.tokenStreamFactory()
                .rebuild()
                .streamReadConstraints(longer)
                .build()
                .createParser(ObjectReadContext.empty(), body);
    }

    @Override
    public @Nullable JsonNode next() throws IOException {
        try {
            if (!begun) {
                begun = true;
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw new ProblemException(
                            Problem.REQUEST_INVALID, "The body is an array of records, or one record a line.");
                }
            }
            return parser.nextToken() == JsonToken.END_ARRAY ? end() : json.readTree(parser);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException cut ? cut : new Records.BrokenBody(UnreadableBody.problem(e));
        } catch (ProblemException e) {
            throw new Records.BrokenBody(e);
        }
    }

    private @Nullable JsonNode end() {
        if (parser.nextToken() != null) {
            throw new ProblemException(Problem.REQUEST_INVALID, "Something follows the array.");
        }
        return null;
    }
}
