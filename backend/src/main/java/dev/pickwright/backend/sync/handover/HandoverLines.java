package dev.pickwright.backend.sync.handover;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.sync.TableRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is handed over, as JSON, some rows of a table on each line: first the station's next numbers, then the tables in
 * their order, last how many rows that were.
 */
final class HandoverLines {

    /** Names the next value of each sequence. */
    static final String NUMBERS = "sequence";

    static final List<String> NUMBER_COLUMNS = List.of("name", "next");

    /** Says how many rows there were. */
    static final String END = "end";

    static final List<String> END_COLUMNS = List.of("rows");

    private static final int LONGEST = 4 * 1024 * 1024;

    private HandoverLines() {}

    /** @throws ProblemException REQUEST_INVALID if it is not whole */
    static void read(JsonMapper json, Path body, HandoverRun run) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(body)) {
            TableRows first = next(json, in);
            if (first == null || !first.table().equals(NUMBERS)) {
                throw invalid("A handover begins with the station's numbers.");
            }
            run.advance(first);
            Iterator<HandoverTable> tables = HandoverTable.ALL.iterator();
            HandoverTable table = tables.next();
            TableRows told = next(json, in);
            while (told != null && !told.table().equals(END)) {
                while (!table.name().equals(told.table())) {
                    if (!tables.hasNext()) {
                        throw invalid("A table of the handover is not known, or not in its place.");
                    }
                    table = tables.next();
                }
                run.take(table, told);
                told = next(json, in);
            }
            if (told == null || !told.rows().equals(List.of(List.of(String.valueOf(run.count()))))) {
                throw invalid("The end of the handover is missing.");
            }
        }
    }

    private static @Nullable TableRows next(JsonMapper json, BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = in.read();
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.length() == LONGEST) {
                throw new ProblemException(Problem.TOO_LARGE, "A line of a handover has at most 4 MB.");
            }
            line.append((char) read);
        }
        if (line.isEmpty()) {
            return null;
        }
        try {
            return json.readValue(line.toString(), TableRows.class);
        } catch (JacksonException e) {
            throw invalid("A line of the handover is not what is expected.");
        }
    }

    private static ProblemException invalid(String sentence) {
        return new ProblemException(Problem.REQUEST_INVALID, sentence);
    }
}
