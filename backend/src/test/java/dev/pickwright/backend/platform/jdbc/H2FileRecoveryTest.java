package dev.pickwright.backend.platform.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed leaves is its file as it is at that moment: a copy of the file of a database in use. */
class H2FileRecoveryTest {

    private static final int COMMITS = 300;
    private static final int LOOK_FROM = 100;

    @TempDir
    Path folder;

    private final Random random = new Random(6);
    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        // Space is used again at once, as it is in a file that has been in use for hours.
        database = connect("used", ";WRITE_DELAY=0;RETENTION_TIME=0");
        execute("create table commits (n int primary key)");
        execute("create table stock (id int primary key, note varchar)");
        for (int id = 0; id < 200; id++) {
            execute("insert into stock values (%d, repeat('x', 300))".formatted(id));
        }
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void everyAcknowledgedCommitIsThereAfterAKill() throws Exception {
        int incomplete = 0;
        for (int n = 1; n <= COMMITS; n++) {
            commit(n);
            if (n > LOOK_FROM && n % 5 == 0) {
                copy("left");
                incomplete += last("left") < n ? 1 : 0;
                Path left = copy("left");
                H2File.recover(left);
                assertThat(last("left")).isEqualTo(n);
            }
        }
        assertThat(incomplete)
                .as("H2 by itself finds them all: then H2File can go")
                .isPositive();
    }

    @Test
    void aFileThatWasClosedStaysAsItIs() throws Exception {
        commit(1);
        database.close();
        Path closed = copy("closed");
        FileTime before = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(closed, before);
        H2File.recover(closed);
        assertThat(Files.getLastModifiedTime(closed)).isEqualTo(before);
    }

    @Test
    void aFileThatCannotBeReadStaysAsItIs() throws Exception {
        Path broken = file("broken");
        Files.write(broken, new byte[50_000]);
        H2File.recover(broken);
        assertThat(Files.readAllBytes(broken)).isEqualTo(new byte[50_000]);
    }

    @Test
    void aFileThatIsNotThereIsNotMade() {
        H2File.recover(file("none"));
        assertThat(file("none")).doesNotExist();
    }

    private void commit(int n) throws SQLException {
        database.setAutoCommit(false);
        execute("insert into commits values (%d)".formatted(n));
        for (int change = random.nextInt(20); change >= 0; change--) {
            execute("update stock set note = repeat('y', %d) where id = %d"
                    .formatted(random.nextInt(600), random.nextInt(200)));
        }
        database.commit();
        execute("CHECKPOINT SYNC");
    }

    private int last(String name) throws SQLException {
        try (Connection copy = connect(name, ";IFEXISTS=TRUE");
                var statement = copy.createStatement();
                var row = statement.executeQuery("select max(n) from commits")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String name, String options) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(name) + options, "sa", "");
    }

    private Path file(String name) {
        return folder.resolve(name + ".mv.db");
    }

    private Path copy(String name) throws IOException {
        return Files.copy(file("used"), file(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
