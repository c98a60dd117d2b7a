package dev.pickwright.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.sync.http.Enrolment;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.model.access.StationId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationDataTest {

    private static final URI CENTRAL = URI.create("https://central.example:8080");

    @TempDir
    private Path path;

    private DataFolder folder;
    private StationData data;

    @BeforeEach
    void take() {
        folder = DataFolder.take(path);
        data = new StationData(folder, Clock.systemUTC());
    }

    @AfterEach
    void release() {
        folder.close();
    }

    /** The tables that are asked for, and what lies in them. */
    private void database(String... rows) throws SQLException {
        try (Connection database = DriverManager.getConnection(folder.databaseUrl(), "sa", "");
                Statement statement = database.createStatement()) {
            statement.execute("create table if not exists demo_operator (badge varchar)");
            statement.execute("create table if not exists customer_order (id int)");
            statement.execute("create table if not exists fulfillment (order_id int, status varchar)");
            statement.execute("create table if not exists sync_log (standing varchar)");
            statement.execute("create table if not exists sync_held_lease (state varchar)");
            for (String row : rows) {
                statement.execute("insert into " + row);
            }
        }
    }

    private List<String> aside(String why) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith(why + "-"))
                    .toList();
        }
    }

    private void enrolled() {
        new StationFile(path.resolve(StationFile.NAME))
                .write(new Enrolment(CENTRAL, null, new StationId(UUID.randomUUID()), "key", "PICK-01", "LON"));
    }

    @Test
    void anEmptyFolderBecomesAStationsAndStaysIt() {
        assertThat(data.station()).isEmpty();
        data.join(CENTRAL);
        assertThat(data.station()).map(Enrolment::central).contains(CENTRAL);
        assertThat(EmbeddedBackend.central(path)).contains(CENTRAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fulfillment values (1, 'picking')",
                "fulfillment values (1, 'ready')",
                "demo_operator select 'x' where false"
            })
    void aFolderWithOrdersThatAreNotShippedIsNotJoined(String row) throws SQLException {
        database("customer_order values (1)", row);
        assertThatThrownBy(() -> data.join(CENTRAL))
                .hasMessageContaining("1 orders")
                .hasMessageContaining("Finish or cancel them");
        assertThat(data.station()).isEmpty();
        assertThat(path.resolve("pickwright.mv.db")).exists();
    }

    @Test
    void aFolderWhoseOrdersAreOverIsJoinedAndItsDatabaseKept() throws Exception {
        database("customer_order values (1), (2)", "fulfillment values (1, 'shipped'), (2, 'cancelled')");
        data.join(CENTRAL);
        assertThat(path.resolve("pickwright.mv.db")).doesNotExist();
        assertThat(path.resolve(aside("standalone").getFirst()).resolve("pickwright.mv.db"))
                .exists();
    }

    @Test
    void aDemonstrationIsPutAsideWhateverIsUnderWayInIt() throws Exception {
        database("demo_operator values ('B-1001')", "customer_order values (1)", "fulfillment values (1, 'picking')");
        data.join(CENTRAL);
        assertThat(aside("standalone")).hasSize(1);
    }

    @Test
    void aStationOfOneCentralDoesNotJoinAnother() {
        enrolled();
        assertThatThrownBy(() -> data.join(URI.create("https://other.example")))
                .hasMessageContaining("belongs to a station of " + CENTRAL);
        data.join(CENTRAL);
        assertThat(data.station().orElseThrow().enrolled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sync_log values ('saved')", "sync_log values ('sent')", "sync_held_lease values ('started')"})
    void aStationDoesNotLeaveWhileCentralLacksSomethingOfIt(String row) throws SQLException {
        enrolled();
        database(row);
        assertThatThrownBy(data::leave).hasMessageContaining("Central does not have all");
        assertThat(data.station()).isPresent();
    }

    @Test
    void aStationThatLeavesBeginsAnewAndKeepsWhatItHad() throws Exception {
        enrolled();
        database("sync_log values ('confirmed')", "sync_held_lease values ('held')");
        Files.createDirectories(path.resolve("journal"));
        data.leave();
        assertThat(data.station()).isEmpty();
        Path kept = path.resolve(aside("left").getFirst());
        assertThat(kept.resolve("pickwright.mv.db")).exists();
        assertThat(kept.resolve("journal")).exists();
    }

    @Test
    void aDatabaseThatCannotBeReadIsPutAsideAndTheJournalStays() throws Exception {
        enrolled();
        database("sync_log values ('saved')");
        Files.createDirectories(path.resolve("journal"));
        assertThat(data.mend()).isFalse();
        try (RandomAccessFile file =
                new RandomAccessFile(path.resolve("pickwright.mv.db").toFile(), "rw")) {
            file.write(new byte[(int) file.length()]);
        }
        assertThat(data.mend()).isTrue();
        assertThat(path.resolve("pickwright.mv.db")).doesNotExist();
        assertThat(path.resolve("journal")).exists();
        assertThat(aside("damaged")).hasSize(1);
    }
}
