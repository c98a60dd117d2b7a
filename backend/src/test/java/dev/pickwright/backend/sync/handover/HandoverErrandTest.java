package dev.pickwright.backend.sync.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.backend.sync.http.FakeCentral;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.model.sync.HandoverConflict;
import dev.pickwright.model.sync.HandoverConflict.Why;
import dev.pickwright.model.sync.HandoverStatus;
import dev.pickwright.model.sync.HandoverStatus.State;
import dev.pickwright.model.sync.TableRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What was put aside goes to a central over HTTP. */
class HandoverErrandTest {

    private static final int SKUS = 1_203;
    private static Path database;

    @TempDir
    private Path folder;

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private FakeCentral central;
    private CentralClient client;
    private HandoverFile file;
    private HandoverErrand errand;

    @BeforeAll
    static void aDatabase(@TempDir Path made) {
        database = made.resolve("pickwright.mv.db");
        var source = new DriverManagerDataSource(
                "jdbc:h2:file:" + made.resolve("pickwright")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                        + ";DEFAULT_NULL_ORDERING=HIGH",
                "sa",
                "");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("""
                insert into warehouse (id, code, name, time_zone, priority, carrier, carrier_service)
                values (random_uuid(), 'LON', 'London', 'UTC', 1, 'Parcel', 'Next day')
                """).update();
        jdbc.sql("""
                insert into sku (id, code, description) select random_uuid(), 'SKU-' || x, 'A thing'
                from system_range(1, %d)
                """.formatted(SKUS)).update();
        jdbc.sql("select nextval('sscc_serial') from system_range(1, 40)")
                .query(Long.class)
                .list();
    }

    @BeforeEach
    void putAside() throws Exception {
        Path aside = Files.createDirectories(folder.resolve("standalone-1"));
        Files.copy(database, aside.resolve("pickwright.mv.db"));
        file = new HandoverFile(folder);
        file.write(new HandoverFile.Kept("standalone-1", true, true, false));
        central = new FakeCentral();
        StationFile station = new StationFile(folder.resolve(StationFile.NAME));
        station.remember(central.uri());
        client = new CentralClient(station, station.read().orElseThrow(), Clock.systemUTC(), UUID::randomUUID);
        client.enrol("CODE", null);
        start();
    }

    @AfterEach
    void stop() {
        central.close();
    }

    private void start() {
        errand = new HandoverErrand(client, file, json);
    }

    private HandoverStatus status() {
        return java.util.Objects.requireNonNull(errand.status());
    }

    private List<Why> whys() {
        return status().conflicts().stream().map(HandoverConflict::why).toList();
    }

    @Test
    void allOfItIsSentInOrderAndKept() throws Exception {
        assertThat(status().state()).isEqualTo(State.WAITING);
        assertThat(errand.next(0)).isTrue();
        assertThat(status()).isEqualTo(new HandoverStatus(State.TAKEN, SKUS + 1, SKUS + 1, List.of()));
        assertThat(central.handedOver)
                .extracting(TableRows::table)
                .containsExactly("sequence", "warehouse", "sku", "sku", "sku", "end");
        assertThat(central.handedOver.getFirst().rows())
                .anySatisfy(row -> assertThat(row).first().isEqualTo("sscc_serial"));
        assertThat(folder.resolve("standalone-1")).isDirectoryNotContaining("glob:**handover*");
        assertThat(folder.resolve("standalone-1/pickwright.mv.db")).exists();
        assertThat(errand.next(1)).isFalse();
        start();
        assertThat(status().state()).isEqualTo(State.TAKEN);
        assertThat(errand.next(2)).isFalse();
    }

    @Test
    void whatIsRefusedIsSaidAndTriedAgainWhenSomebodyAsks() throws Exception {
        var conflict = new HandoverConflict(Why.BIN, 7, List.of("A-01", "A-02"));
        central.answerOnce(new FakeCentral.Answer(
                409,
                "application/problem+json",
                Map.of(),
                json.writeValueAsString(Map.of("code", "handover_refused", "conflicts", List.of(conflict)))));
        assertThat(errand.next(0)).isTrue();
        assertThat(status().state()).isEqualTo(State.REFUSED);
        assertThat(status().conflicts()).containsExactly(conflict);
        assertThat(errand.next(1)).isFalse();
        errand.hurry();
        assertThat(errand.next(2)).isTrue();
        assertThat(status().state()).isEqualTo(State.TAKEN);
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgain() throws Exception {
        central.loseAnswers(true);
        assertThatThrownBy(() -> errand.next(0)).isInstanceOf(CentralFailure.class);
        assertThat(status().state()).isEqualTo(State.WAITING);
        central.loseAnswers(false);
        assertThat(errand.next(1)).isTrue();
        assertThat(central.asked.stream()
                        .filter(each -> each.startsWith("/v1/sync/handover"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aCentralThatIsBusyIsAskedLater() throws Exception {
        central.answerOnce(FakeCentral.Answer.problem(503, "still_running", Map.of("Retry-After", "60")));
        assertThat(errand.next(0)).isTrue();
        assertThat(status().state()).isEqualTo(State.WAITING);
        assertThat(errand.next(59_999)).isFalse();
        assertThat(errand.next(60_000)).isTrue();
        assertThat(status().state()).isEqualTo(State.TAKEN);
    }

    @Test
    void anOlderCentralAndADatabaseThatCannotBeReadAreNamed() throws Exception {
        central.answerOnce(FakeCentral.Answer.problem(404, "not_found", Map.of()));
        errand.next(0);
        assertThat(whys()).containsExactly(Why.OLDER_CENTRAL);
        Files.delete(folder.resolve("standalone-1/pickwright.mv.db"));
        errand.hurry();
        errand.next(1);
        assertThat(whys()).containsExactly(Why.UNREADABLE);
    }

    @Test
    void whoHasNothingFromBeforeHandsNothingOver() throws IOException, CentralFailure, InterruptedException {
        file.write(new HandoverFile.Kept("standalone-1", true, false, false));
        start();
        assertThat(errand.status()).isNull();
        assertThat(errand.next(0)).isFalse();
        file.delete();
        start();
        assertThat(errand.next(0)).isFalse();
    }
}
