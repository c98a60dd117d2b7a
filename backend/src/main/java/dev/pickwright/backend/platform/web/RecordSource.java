package dev.pickwright.backend.platform.web;

import dev.pickwright.model.ProblemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Gives the JSON of one record after the other. */
interface RecordSource {

    /**
     * The next one; null at the end.
     *
     * @throws JacksonException if it is wrong by itself
     * @throws ProblemException TOO_LARGE if the body or a line of it has too many bytes
     * @throws Records.BrokenBody if nothing after it can be read
     */
    @Nullable
    JsonNode next() throws IOException;
}
