package dev.pickwright.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.sync.handover.HandoverFile;
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
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StationDataTest {

    private static final URI CENTRAL = URI.create("https://central.example:8080");

    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE" + ";DEFAULT_NULL_ORDERING=HIGH";

    private static Path template;

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

    @BeforeAll
    static void migrate(@TempDir Path made) {
        template = made.resolve("pickwright");
        migrated(null);
    }

    private static Path migrated(@Nullable String until) {
        Path file = until == null ? template : template.resolveSibling("until-" + until);
        var flyway = Flyway.configure()
                .dataSource("jdbc:h2:file:" + file + OPTIONS, "sa", "")
                .locations("classpath:db/migration/common", "classpath:db/migration/h2");
        (until == null ? flyway : flyway.target(until)).load().migrate();
        return file;
    }

    /** A database with some rows, of whose references nobody asks. */
    private void database(String... statements) throws Exception {
        database(template, statements);
    }

    private void database(Path from, String... statements) throws Exception {
        copied(from);
        try (Connection database = DriverManager.getConnection(folder.databaseUrl(), "sa", "");
                Statement statement = database.createStatement()) {
            statement.execute("set referential_integrity false");
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private void copied(Path from) throws IOException {
        Files.copy(Path.of(from + ".mv.db"), path.resolve("pickwright.mv.db"));
    }

    private Optional<HandoverFile.Kept> handover() {
        return new HandoverFile(path).read();
    }

    private static String order(String status) {
        return """
                insert into fulfillment (id, number, order_id, warehouse_id, part_number, status, status_since,
                    created_at, qc_required, operator_id)
                values (random_uuid(), 'F-1', random_uuid(), random_uuid(), 1, '%s', current_timestamp,
                    current_timestamp, false, random_uuid())
                """.formatted(status);
    }

    private static String list(String status) {
        return """
                insert into picklist (id, number, warehouse_id, status, created_at)
                values (random_uuid(), 'P-1', random_uuid(), '%s', current_timestamp)
                """.formatted(status);
    }

    private static String endpoint(boolean enabled) {
        return """
                insert into outbox_endpoint (id, name, kind, enabled, max_retries, created_at)
                values (1, 'shop', 'webhook', %s, 10, current_timestamp)
                """.formatted(enabled);
    }

    private static String delivery(String status) {
        return """
                insert into outbox_deliveries (endpoint_id, shard, feed_no, event_id, aggregate_type, aggregate_id,
                    lane_seq, status, max_retries)
                values (1, 1, 1, random_uuid(), 'order', 'x', 1, '%s', 10)
                """.formatted(status);
    }

    private static String operation(String standing) {
        return """
                insert into sync_log (position, operation_id, incarnation, seq, operation, chain, standing, epoch, done_at)
                values (1, random_uuid(), 1, 1, '', '', '%s', 1, 1)
                """.formatted(standing);
    }

    private static String held(String state) {
        return """
                insert into sync_held_lease (fulfillment_id, epoch, kind, state, wall, mono, boot, server_time,
                    start_within)
                values (random_uuid(), 1, 'active', '%s', 1, 1, '', 1, 1)
                """.formatted(state);
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

    static Stream<Arguments> underWay() {
        return Stream.of(
                Arguments.of(List.of(list("claimed")), "1 lists are being picked and 0 orders"),
                Arguments.of(List.of(order("packing")), "0 lists are being picked and 1 orders"),
                Arguments.of(List.of(endpoint(true), delivery("PENDING")), "1 events of this data folder"),
                Arguments.of(List.of("""
                        insert into sync_lease (fulfillment_id, epoch, station_id, kind, state, granted_at)
                        values (random_uuid(), 1, random_uuid(), 'active', 'active', current_timestamp)
                        """), "stations have 1 of its lists"));
    }

    @ParameterizedTest
    @MethodSource("underWay")
    void aFolderInWhichSomethingIsUnderWayIsNotJoined(List<String> rows, String why) throws Exception {
        database(rows.toArray(String[]::new));
        assertThatThrownBy(() -> data.join(CENTRAL)).hasMessageContaining(why);
        assertThat(data.station()).isEmpty();
        assertThat(handover()).isEmpty();
        assertThat(path.resolve("pickwright.mv.db")).exists();
    }

    @Test
    void aDatabaseOfAnOlderVersionIsBroughtUpToDateFirst() throws Exception {
        copied(migrated("21"));
        assertThatThrownBy(() -> data.join(CENTRAL)).hasMessageContaining("Start it once without --central");
        assertThat(data.station()).isEmpty();
    }

    @Test
    void aFolderWithOpenOrdersIsJoinedAndItsDatabaseKeptForCentral() throws Exception {
        database(order("pending"), list("open"), endpoint(false), delivery("PENDING"), held("ended"));
        Files.writeString(path.resolve("audit.heads"), "");
        data.join(CENTRAL);
        Path aside = path.resolve(aside("standalone").getFirst());
        assertThat(path.resolve("pickwright.mv.db")).doesNotExist();
        assertThat(aside.resolve("pickwright.mv.db")).exists();
        assertThat(aside.resolve("audit.heads")).exists();
        assertThat(handover()).contains(new HandoverFile.Kept(String.valueOf(aside.getFileName()), true, true, false));
    }

    @Test
    void aJoinThatWasCutOffIsGoneOnWith() throws Exception {
        database();
        // Written, but not done.
        new HandoverFile(path).write(new HandoverFile.Kept("standalone-1", false, true, false));
        new StationFile(path.resolve(StationFile.NAME)).remember(CENTRAL);
        assertThat(data.station()).isPresent();
        assertThat(path.resolve("standalone-1/pickwright.mv.db")).exists();
        assertThat(handover().orElseThrow().moved()).isTrue();
        // The station's own stays.
        database();
        Files.delete(path.resolve("standalone-1/pickwright.mv.db"));
        assertThat(data.station()).isPresent();
        assertThat(path.resolve("pickwright.mv.db")).exists();
    }

    @Test
    void aJoinThatWasNotDecidedIsForgotten() throws Exception {
        database(list("claimed"));
        new HandoverFile(path).write(new HandoverFile.Kept("standalone-1", false, true, false));
        assertThat(data.station()).isEmpty();
        assertThat(path.resolve("pickwright.mv.db")).exists();
        Files.delete(path.resolve("pickwright.mv.db"));
        data.join(CENTRAL);
        assertThat(handover()).isEmpty();
    }

    @Test
    void aDemonstrationIsPutAsideWhateverIsUnderWayInItAndNotHandedOver() throws Exception {
        database("insert into demo_operator values ('B-1001', '1', 'x', 'picker', 'LON')", list("claimed"));
        data.join(CENTRAL);
        assertThat(aside("standalone")).hasSize(1);
        assertThat(handover().orElseThrow().wanted()).isFalse();
    }

    @Test
    void aStationOfOneCentralDoesNotJoinAnother() {
        enrolled();
        assertThatThrownBy(() -> data.join(URI.create("https://other.example")))
                .hasMessageContaining("belongs to a station of " + CENTRAL);
        data.join(CENTRAL);
        assertThat(data.station().orElseThrow().enrolled()).isTrue();
    }

    static Stream<String> lacking() {
        return Stream.of(operation("saved"), operation("sent"), held("started"));
    }

    @ParameterizedTest
    @MethodSource("lacking")
    void aStationDoesNotLeaveWhileCentralLacksSomethingOfIt(String row) throws Exception {
        enrolled();
        database(row);
        assertThatThrownBy(data::leave).hasMessageContaining("Central does not have all");
        assertThat(data.station()).isPresent();
    }

    @Test
    void whatAnOlderVersionLeftUnsentIsCountedBeforeANewerOneTakesItOver() throws Exception {
        database(migrated("22"), operation("saved"));
        assertThat(data.waitingOfOlderVersion()).isEqualTo(1);
    }

    @Test
    void aStartOfTheSameVersionHasNothingToAsk() throws Exception {
        assertThat(data.waitingOfOlderVersion()).isZero();
        database(operation("saved"));
        assertThat(data.waitingOfOlderVersion()).isZero();
    }

    @Test
    void aStationThatLeavesBeginsAnewAndKeepsWhatItHad() throws Exception {
        enrolled();
        database(operation("confirmed"), held("held"));
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
        database(operation("saved"));
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
