package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.OnH2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackendTest
class SchemaDocumentTest implements OnH2 {

    private static final Path DOCUMENT = Path.of("../docs/schema.md");

    @Autowired
    JdbcClient jdbc;

    @Test
    void theDocumentShowsTheMigratedDatabase() throws IOException {
        String now = document();
        Path generated = Path.of("target/schema.md");
        Files.writeString(generated, now);
        boolean same = Files.exists(DOCUMENT) && Files.readString(DOCUMENT).equals(now);
        assertThat(same)
                .as("the schema changed: look at %s, and copy it to %s", generated, DOCUMENT)
                .isTrue();
    }

    private String document() {
        StringBuilder text = new StringBuilder("""
                # The schema

                Made from the migrated database by `SchemaDocumentTest`; the migrations in
                `backend/src/main/resources/db/migration` are what counts.
                """);
        columns().forEach((table, columns) -> {
            text.append("\n## ")
                    .append(table)
                    .append("\n\n| column | type | null | refers to |\n| --- | --- | --- | --- |\n");
            columns.forEach(column -> text.append(column).append('\n'));
        });
        return text.toString();
    }

    private Map<String, List<String>> columns() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        jdbc.sql("""
                select c.table_name, c.column_name, c.data_type, c.character_maximum_length as length, c.is_nullable,
                    (select min(r.table_name) from information_schema.key_column_usage k
                        join information_schema.referential_constraints f on f.constraint_name = k.constraint_name
                        join information_schema.table_constraints r on r.constraint_name = f.unique_constraint_name
                        where k.table_name = c.table_name and k.column_name = c.column_name) as refers
                from information_schema.columns c
                where c.table_schema = 'public' and c.table_name <> 'flyway_schema_history'
                order by c.table_name, c.ordinal_position
                """).query(row -> {
            String type = row.getString("data_type").toLowerCase();
            boolean text = type.startsWith("character") && !type.contains("large");
            String refers = row.getString("refers");
            tables.computeIfAbsent(row.getString("table_name"), key -> new ArrayList<>())
                    .add("| %s | %s | %s | %s |"
                            .formatted(
                                    row.getString("column_name"),
                                    text ? "%s(%d)".formatted(type, row.getLong("length")) : type,
                                    row.getString("is_nullable").equals("YES") ? "yes" : "",
                                    refers == null ? "" : refers));
        });
        return tables;
    }
}
