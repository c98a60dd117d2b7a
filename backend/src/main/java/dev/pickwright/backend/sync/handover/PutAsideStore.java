package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.platform.jdbc.H2File;
import dev.pickwright.backend.sync.copies.CopiedRows;
import dev.pickwright.backend.sync.copies.RowStore;
import dev.pickwright.model.sync.TableRows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The database of before, which nobody writes to any more. */
final class PutAsideStore implements AutoCloseable {

    private static final String DATABASE = "pickwright";
    private static final int PAGE = 500;

    private final SingleConnectionDataSource database;
    private final JdbcClient jdbc;
    private final RowStore rows;

    private PutAsideStore(SingleConnectionDataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.rows = new RowStore(jdbc, new JdbcTemplate(database));
    }

    /** @param folder where it is */
    static PutAsideStore open(Path folder) {
        H2File.recover(folder.resolve(DATABASE + ".mv.db"));
        // Rows come one by one: a table may be larger than the memory.
        String url = "jdbc:h2:file:" + folder.resolve(DATABASE).toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                + ";DEFAULT_NULL_ORDERING=HIGH;ACCESS_MODE_DATA=r;IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=1";
        return new PutAsideStore(new SingleConnectionDataSource(url, "sa", "", true));
    }

    /** The same for the same database: it comes from ids that only it made. */
    UUID id() {
        String warehouses = String.join(
                " ",
                jdbc.sql("select cast(id as varchar(36)) from warehouse order by 1")
                        .query(String.class)
                        .list());
        return UUID.nameUUIDFromBytes(("handover " + warehouses).getBytes(StandardCharsets.UTF_8));
    }

    /** How many rows there are to be handed over. */
    long count() {
        return HandoverTable.ALL.stream()
                .mapToLong(each -> rows.count(each.name()))
                .sum();
    }

    /** Writes all of it to a file, packed, as {@link HandoverLines} reads it. The file is there when it is whole. */
    void write(JsonMapper json, Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(draft)), StandardCharsets.UTF_8))) {
            line(json, out, CopiedRows.table(HandoverLines.NUMBERS, HandoverLines.NUMBER_COLUMNS, numbers()));
            long[] count = {0};
            for (HandoverTable table : HandoverTable.ALL) {
                rows.each(table.name(), table.order(), PAGE, told -> {
                    count[0] += told.rows().size();
                    line(json, out, told);
                });
            }
            List<List<@Nullable String>> end = List.of(List.of(String.valueOf(count[0])));
            line(json, out, CopiedRows.table(HandoverLines.END, HandoverLines.END_COLUMNS, end));
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<List<@Nullable String>> numbers() {
        return jdbc.sql("""
                select sequence_name, base_value from information_schema.sequences
                where sequence_schema = 'public'
                    and sequence_name in ('fulfillment_number', 'picklist_number', 'sscc_serial')
                """)
                .query((row, n) -> List.<@Nullable String>of(row.getString(1), row.getString(2)))
                .list();
    }

    private static void line(JsonMapper json, Writer out, TableRows rows) {
        try {
            out.write(json.writeValueAsString(rows));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.destroy();
    }
}
