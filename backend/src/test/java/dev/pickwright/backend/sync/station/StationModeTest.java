package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.FakeCentral;
import dev.pickwright.backend.sync.http.FakeCentral.Answer;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.EnrolBackend;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStore.StationNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A station's backend with a central that is near, far, or somebody else. */
@BackendTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StationModeTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SYNC = "/v1/station/sync";
    private static final FakeCentral CENTRAL = central();

    @Autowired
    private MockMvc http;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Floor floor;

    @Autowired
    private IdSource ids;

    @Autowired
    private JdbcStationStore store;

    @Autowired
    private StationStateRepository state;

    @Autowired
    private ContactLog contacts;

    @Autowired
    private UnitOfWork units;

    @Autowired
    private Clock clock;

    private Api api;
    private Floor.Site site;
    private String before;

    private static FakeCentral central() {
        try {
            return new FakeCentral();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void station(DynamicPropertyRegistry registry) throws IOException {
        String database = Databases.h2();
        Path folder = Files.createTempDirectory("station");
        new StationFile(folder.resolve(StationFile.NAME)).remember(CENTRAL.uri());
        registry.add("spring.datasource.url", () -> database);
        registry.add("spring.datasource.username", () -> "sa");
        registry.add("pickwright.data", folder::toString);
        registry.add("pickwright.sync.central", () -> CENTRAL.uri().toString());
        registry.add(
                "pickwright.sync.station-file",
                () -> folder.resolve(StationFile.NAME).toString());
    }

    @BeforeAll
    void enrol() {
        api = new Api(http, json, floor);
        site = floor.site(ids);
        CENTRAL.site = site.code();
        // The reference data is what the test made.
        units.run(() -> state.keep("reference_taken", ""));
        before = status().path("link").asString();
        var enrolled = send(HttpMethod.POST, SYNC + "/enrol", new EnrolBackend("ABCD-EFGH", null));
        assertThat(enrolled.path("station").asString()).isEqualTo(FakeCentral.NAME);
    }

    @AfterAll
    static void stop() {
        CENTRAL.close();
    }

    private JsonNode status() {
        return send(HttpMethod.GET, SYNC, Map.of());
    }

    private JsonNode send(HttpMethod method, String path, Object body) {
        var answer = api.send(
                new Api.Call(Floor.system(), method, path, body, null),
                UUID.randomUUID().toString());
        String text = Api.text(answer);
        assertThat(answer.getStatus()).as("%s %s: %s", method, path, text).isBetween(200, 299);
        return text.isEmpty() ? json.createObjectNode() : json.readTree(text);
    }

    private JsonNode signIn(Actor who) {
        return send(HttpMethod.POST, "/v1/sign-ins", byPin(who));
    }

    private SignIn byPin(Actor who) {
        Floor.Badge badge = floor.badge(who);
        return new SignIn(badge.code(), badge.pin(), "whatever it says");
    }

    private Operation last(String type) {
        return store.all().stream()
                .map(entry -> entry.operation())
                .filter(operation -> operation.type().equals(type))
                .toList()
                .getLast();
    }

    private FulfillmentId leased(StationLease.State in) {
        FulfillmentId fulfillment = new FulfillmentId(ids.next());
        units.run(() ->
                store.write(new StationLease(fulfillment, 7, LeaseKind.ACTIVE, in, 0, 0, "b", 0, Long.MAX_VALUE)));
        return fulfillment;
    }

    @Test
    void aStationThatIsNotEnrolledYetSaysSo() {
        assertThat(before).isEqualTo("not_enrolled");
    }

    @Test
    void onceItIsEnrolledItExchangesByItself() {
        await().atMost(SOON).until(() -> status().path("link").asString().equals("online"));
        assertThat(status().path("waiting").asInt()).isZero();
    }

    @Test
    void aCodeIsWorthNothingToAStationThatIsEnrolled() {
        var answer = api.send(
                new Api.Call(Floor.system(), SYNC + "/enrol", new EnrolBackend("CODE", null)),
                UUID.randomUUID().toString());
        assertThat(answer.getStatus()).isEqualTo(409);
    }

    @Test
    void whoSignsInWorksAtTheStationByItsNameAndCentralHearsOfItWithoutThePin() {
        JsonNode signedIn = signIn(site.picker());
        assertThat(signedIn.path("operator").path("warehouse").asString()).isEqualTo(site.code());
        Operation recorded = last("sign_in");
        assertThat(recorded.operator()).isEqualTo(site.picker().operator());
        assertThat(json.writeValueAsString(recorded))
                .doesNotContain("pin", floor.badge(site.picker()).pin() + '"');
        await().atMost(SOON).until(() -> CENTRAL.applied(recorded.id()));
    }

    @Test
    void theJournalIsSavedToAFileThatCanBeReadElsewhere(@TempDir Path elsewhere) throws IOException {
        signIn(site.packer());
        Operation recorded = last("sign_in");
        Path file = Path.of(
                send(HttpMethod.POST, SYNC + "/journal", Map.of()).path("file").asString());
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                Files.copy(zip, elsewhere.resolve(each.getName()));
            }
        }
        assertThat(Journal.read(elsewhere)).extracting(Journal.Entry::operation).contains(recorded);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void afterFourteenDaysWithoutCentralNobodySignsInUntilItIsHeardOfAgain() {
        await().atMost(SOON).until(() -> contacts.last().isPresent());
        CENTRAL.answerAlways(Answer.portal());
        try {
            units.run(() -> state.keep(
                    "contact", clock.instant().minus(Duration.ofDays(15)).toString()));
            var answer = api.send(
                    new Api.Call(Floor.system(), "/v1/sign-ins", byPin(site.packer())),
                    UUID.randomUUID().toString());
            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(Api.text(answer)).contains("offline_too_long", "Connect it to central");
            units.run(() -> state.keep(
                    "contact", clock.instant().minus(Duration.ofDays(13)).toString()));
            assertThat(signIn(site.packer()).path("session").asString()).isNotEmpty();
        } finally {
            CENTRAL.answerAlways(null);
            units.run(() -> state.keep("contact", clock.instant().toString()));
        }
    }

    @Test
    void workThatCentralTookBackIsOverOnceTheOperatorSaysSo() {
        FulfillmentId fulfillment = leased(StationLease.State.STOPPED);
        units.run(() -> store.note(new StationNote(StationNote.Kind.REVOKED, fulfillment, 7, null)));
        assertThat(status().path("stops").findValuesAsString("fulfillment")).contains(fulfillment.toString());
        for (int i = 0; i < 2; i++) {
            send(HttpMethod.POST, SYNC + "/stops/" + fulfillment + "/acknowledge", Map.of());
        }
        Operation recorded = last("lease_return");
        assertThat(recorded.leases()).extracting(each -> each.fulfillment()).containsExactly(fulfillment);
        assertThat(status().path("stops").findValuesAsString("fulfillment")).doesNotContain(fulfillment.toString());
        await().atMost(SOON)
                .until(() -> units.run(() -> store.lease(fulfillment)).isEmpty());
    }

    @Test
    void workThatIsToBeCancelledIsAcknowledgedAsThat() {
        FulfillmentId fulfillment = leased(StationLease.State.STOPPED);
        units.run(() -> store.note(new StationNote(StationNote.Kind.CANCEL_REQUESTED, fulfillment, 7, null)));
        send(HttpMethod.POST, SYNC + "/stops/" + fulfillment + "/acknowledge", Map.of());
        assertThat(last("cancel_acknowledge").leases())
                .extracting(each -> each.fulfillment())
                .containsExactly(fulfillment);
    }

    @Test
    void whatNobodyBeganCanBeGivenBack() {
        FulfillmentId fulfillment = leased(StationLease.State.HELD);
        send(HttpMethod.POST, SYNC + "/return", Map.of());
        assertThat(store.all())
                .anyMatch(entry -> entry.operation().type().equals("lease_return")
                        && entry.operation().leases().getFirst().fulfillment().equals(fulfillment));
    }

    @Test
    void thatTheComputerWasRestoredIsToldUntilSomebodyReadIt() {
        units.run(() -> store.note(new StationNote(StationNote.Kind.RESTORED, null, 0, null)));
        assertThat(status().path("restored").asBoolean()).isTrue();
        send(HttpMethod.POST, SYNC + "/restored/acknowledge", Map.of());
        assertThat(status().path("restored").asBoolean()).isFalse();
    }

    @Test
    void whatWasDoneIsListedTheNewestFirstPageByPage() {
        signIn(site.picker());
        signIn(site.supervisor());
        JsonNode first = send(HttpMethod.GET, SYNC + "/operations?limit=1", Map.of());
        assertThat(first.path("items").path(0).path("type").asString()).isEqualTo("sign_in");
        assertThat(first.path("items").path(0).path("operator").asString())
                .isEqualTo(site.supervisor().name());
        String next = first.path("next").asString();
        JsonNode second = send(HttpMethod.GET, SYNC + "/operations?limit=1&after=" + next, Map.of());
        assertThat(second.path("items").path(0).path("operator").asString())
                .isEqualTo(site.picker().name());
        assertThat(send(HttpMethod.GET, SYNC + "/standings", Map.of())
                        .path("items")
                        .isArray())
                .isTrue();
    }

    @Test
    void whoDoesNotWantToWaitForTheNextHelloDoesNot() {
        await().atMost(SOON).until(() -> status().path("link").asString().equals("online"));
        int before = CENTRAL.count("/v1/sync/hello");
        send(HttpMethod.POST, SYNC + "/exchange", Map.of());
        await().atMost(SOON).until(() -> CENTRAL.count("/v1/sync/hello") > before);
    }
}
