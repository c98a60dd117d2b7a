package dev.pickwright.backend.benchmark;

import dev.pickwright.backend.ProductDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.zip.ZipInputStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ThroughputOnH2Test extends ThroughputBenchmark {

    private static final Path FOLDER = folder();

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        ProductDatabase.settings(FOLDER.resolve("product"), null)
                .forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.datasource.username", () -> "sa");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/benchmark")), "h2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Connection copy() throws SQLException {
        Path backup = FOLDER.resolve("backup.zip");
        Path copy = FOLDER.resolve("twin");
        Object url = ProductDatabase.settings(copy, null).get("spring.datasource.url");
        jdbc.sql("backup to '" + backup + "'").update();
        try (var zip = new ZipInputStream(Files.newInputStream(backup))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, copy.resolve(entry.getName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DriverManager.getConnection(url.toString(), "sa", "");
    }

    @Override
    String database() {
        return "H2, a file";
    }
}
