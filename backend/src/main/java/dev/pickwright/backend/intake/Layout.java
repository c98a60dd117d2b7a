package dev.pickwright.backend.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the header line says: the separator, and which field means what. */
final class Layout {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SHOWN_HEADERS = 400;

    private final char separator;
    private final List<String> headers;
    private final Map<Column, Integer> positions;
    private final CsvReader.CsvReaderBuilder parser;

    private Layout(char separator, List<String> headers, Map<Column, Integer> positions) {
        this.separator = separator;
        this.headers = headers;
        this.positions = positions;
        this.parser = parser(separator);
    }

    /**
     * Reads the header line.
     *
     * @throws FileRefused if a required column is missing or a header stands twice
     */
    static Layout of(RawRecord header, Columns columns) throws FileRefused {
        char separator = SEPARATORS[0];
        List<String> fields = List.of();
        long bestKnown = -1;
        for (char candidate : SEPARATORS) {
            List<String> cut = fields(parser(candidate), header);
            long known =
                    cut.stream().filter(name -> columns.of(name).isPresent()).count();
            if (known > bestKnown || (known == bestKnown && cut.size() > fields.size())) {
                separator = candidate;
                fields = cut;
                bestKnown = known;
            }
        }
        return new Layout(separator, fields, positions(fields, columns));
    }

    private static Map<Column, Integer> positions(List<String> headers, Columns columns) throws FileRefused {
        Map<String, String> seen = new LinkedHashMap<>();
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            var column = columns.of(header);
            String meaning = column.map(Column::name).orElse(Column.key(header));
            String earlier = meaning.isEmpty() ? null : seen.putIfAbsent(meaning, header);
            if (earlier != null) {
                throw new FileRefused(
                        "The header has two columns of the same meaning, \"%s\" and \"%s\". Remove or rename one."
                                .formatted(earlier, header));
            }
            if (column.isPresent()) {
                positions.put(column.get(), i);
            }
        }
        requireColumns(headers, columns.required(), positions);
        return positions;
    }

    private static void requireColumns(List<String> headers, List<Column> required, Map<Column, Integer> positions)
            throws FileRefused {
        List<Column> missing = required.stream()
                .filter(column -> !positions.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            String found = String.join(", ", headers);
            throw new FileRefused("The header line lacks %s. Found: %s. Name the column %s."
                    .formatted(
                            missing.stream().map(Column::header).collect(Collectors.joining(" and ")),
                            found.length() > SHOWN_HEADERS ? found.substring(0, SHOWN_HEADERS) + "..." : found,
                            missing.stream()
                                    .map(column -> String.join(" or ", column.names()))
                                    .collect(Collectors.joining("; "))));
        }
    }

    char separator() {
        return separator;
    }

    int fieldCount() {
        return headers.size();
    }

    /** The fields of a record, as many as it has. @throws FileRefused if its quotes are wrong */
    List<String> fields(RawRecord row) throws FileRefused {
        return fields(parser, row);
    }

    /** The field of this meaning without blanks around it; null if the file has no such column or the field is blank. */
    @Nullable
    String value(Column column, List<String> fields) {
        Integer position = positions.get(column);
        if (position == null || position >= fields.size()) {
            return null;
        }
        String value = fields.get(position).strip();
        return value.isEmpty() ? null : value;
    }

    private static CsvReader.CsvReaderBuilder parser(char separator) {
        return CsvReader.builder().fieldSeparator(separator);
    }

    private static List<String> fields(CsvReader.CsvReaderBuilder parser, RawRecord row) throws FileRefused {
        try {
            return parser.ofSingleCsvRecord(row.text()).getFields();
        } catch (CsvParseException e) {
            throw new FileRefused(
                    "Line %,d: the quotes (\") of a field are wrong, something follows the closing one. Double quotes that are part of the text."
                            .formatted(row.line()));
        }
    }
}
