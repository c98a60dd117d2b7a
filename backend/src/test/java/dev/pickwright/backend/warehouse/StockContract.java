package dev.pickwright.backend.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.model.warehouse.CreateCount;
import dev.pickwright.model.warehouse.StockAdjustment;
import dev.pickwright.model.warehouse.StockReceipt;
import dev.pickwright.model.warehouse.StockView;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@BackendTest
@AutoConfigureMockMvc
@RecordApplicationEvents
abstract class StockContract {

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    StockDesk desk;

    @Autowired
    Counts counts;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    Invariants invariants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationEvents published;

    private Floor.Site site;
    private Sku mug;

    @BeforeEach
    void siteWithStock() {
        site = floor.site(ids);
        mug = floor.sku("MUG", false);
        floor.stocked(site, 0, mug, 10);
    }

    @AfterEach
    void invariantsHold() {
        invariants.hold();
    }

    @Test
    void goodsComeInAsMovementsAndMayBePromised() {
        published.clear();
        assertThat(desk.receive(site.supervisor(), receipt("a-02", 7))).isEqualTo(row("A-02", 7, 0, 0));
        assertThat(desk.receive(site.supervisor(), receipt("A-02", 1)).onHand()).isEqualTo(8);
        assertThat(published.stream(SupplyChanged.class)).contains(new SupplyChanged(site.warehouse()));
        assertThat(list()).containsExactly(row("A-01", 10, 0, 0), row("A-02", 8, 0, 0));
        assertThat(desk.list(site.picker(), null, mug.code(), "A-02", null, 1).next())
                .isEqualTo("A-02 " + mug.code());
        refused(Problem.NOT_FOUND, () -> desk.receive(site.supervisor(), receipt("NO-BIN", 1)));
        failEverywhere(() -> desk.receive(site.supervisor(), receipt("A-03", 1)));
    }

    @Test
    void stockIsAdjustedDownToWhatIsPromised() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 4));
        assertThat(adjust(3).onHand()).isEqualTo(13);
        assertThat(adjust(-9).onHand()).isEqualTo(4);
        String number = fulfillments.state(id).number();
        assertThatThrownBy(() -> adjust(-1)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isEqualTo(Problem.STOCK_SHORT);
            assertThat(e.extras()).containsEntry("fulfillments", List.of(number));
        });
        failEverywhere(() -> adjust(5));
    }

    @Test
    void aCountBecomesAMovementAndFreesTheBin() {
        floor.created(Floor.line(1, mug, 4));
        CountTaskView task = count();
        assertThat(count()).isEqualTo(task);
        assertThat(list()).containsExactly(row("A-01", 10, 4, 6));
        refused(Problem.TASK_CHANGED, () -> adjust(1));
        assertThat(counts.list(site.picker(), null, true, null, 10).items()).containsExactly(task);

        published.clear();
        CountTaskView done = counts.done(site.picker(), task.id(), found(7));
        assertThat(done.open()).isFalse();
        assertThat(done.difference()).isEqualTo(-3);
        assertThat(list()).containsExactly(row("A-01", 7, 4, 0));
        assertThat(published.stream(SupplyChanged.class)).contains(new SupplyChanged(site.warehouse()));
        assertThat(jdbc.sql("select lane_seq, payload from outbox_events where aggregate_id = ?")
                        .param(site.warehouse().toString())
                        .query()
                        .singleRow())
                .containsEntry("lane_seq", 1L)
                .extracting("payload")
                .asString()
                .contains("\"counted\":7", "\"difference\":-3", "\"bin\":\"A-01\"");
        refused(Problem.TASK_CHANGED, () -> counts.done(site.picker(), task.id(), found(7)));
        assertThat(counts.list(site.picker(), null, true, null, 10).items()).isEmpty();
        assertThat(counts.list(site.picker(), null, false, null, 10).items()).containsExactly(done);
    }

    @Test
    void whatComesIntoABinUnderCountIsNotPromised() {
        CountTaskView task = count();
        desk.receive(site.supervisor(), receipt("A-01", 5));
        assertThat(list()).containsExactly(row("A-01", 15, 0, 15));
        counts.done(site.picker(), task.id(), found(15));
        assertThat(list()).containsExactly(row("A-01", 15, 0, 0));
    }

    @Test
    void aCountBelowWhatIsPromisedWaitsForANewPlan() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 4));
        CountTaskView task = count();
        var before = invariants.picture();
        assertThatThrownBy(() -> counts.done(site.picker(), task.id(), found(3)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.extras())
                                .containsEntry(
                                        "fulfillments",
                                        List.of(fulfillments.state(id).number())));
        assertThat(invariants.changedSince(before)).isEmpty();
        cancelling.cancel(site.supervisor(), id, "there is too little");
        counts.done(site.picker(), task.id(), found(3));
        assertThat(list()).containsExactly(row("A-01", 3, 0, 0));
    }

    @Test
    void aFaultAtAnyStepOfACountLeavesNoTrace() {
        failEverywhere(this::count);
        CountTaskView task = count();
        failEverywhere(() -> counts.done(site.picker(), task.id(), found(12)));
        assertThat(list()).containsExactly(row("A-01", 12, 0, 0));
    }

    @Test
    void anotherWarehousesStockIsNotTheOperatorsBusiness() {
        Floor.Site other = floor.site(ids);
        CountTaskView task = count();
        refused(Problem.NOT_ALLOWED, () -> counts.done(other.picker(), task.id(), found(10)));
        refused(Problem.NOT_ALLOWED, () -> desk.list(other.picker(), site.code(), null, null, null, 10));
    }

    @Test
    void theApiTakesAllOfIt() {
        String where = "\"warehouse\": \"%s\", \"bin\": \"A-05\", \"sku\": \"%s\"".formatted(site.code(), mug.code());
        assertThat(send(HttpMethod.POST, "/v1/stock/receipts", "{%s, \"quantity\": 5}".formatted(where), null))
                .hasStatus(201);
        assertThat(send(
                        HttpMethod.POST,
                        "/v1/stock/adjustments",
                        "{%s, \"delta\": -1, \"reason\": \"broken\"}".formatted(where),
                        null))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.on_hand")
                .isEqualTo(4);
        assertThat(send(HttpMethod.POST, "/v1/counts", "{%s}".formatted(where), null))
                .hasStatus(201);
        assertThat(get("/v1/counts?warehouse=" + site.code())).hasStatusOk();
        assertThat(get("/v1/stock?warehouse=%s&sku=%s&bin=A-05".formatted(site.code(), mug.code())))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].locked")
                .isEqualTo(4);
        String places = "/v1/warehouses/%s/".formatted(site.code());
        assertThat(send(HttpMethod.POST, places + "zones", "{\"code\": \"z\", \"name\": \"Annex\"}", null))
                .hasStatus(201);
        assertThat(send(HttpMethod.POST, places + "zones", "{\"code\": \"Z\", \"name\": \"Annex\"}", null))
                .hasStatus(409);
        String bin = "{\"zone\": \"z\", \"code\": \"z-01\", \"x_metres\": 1, \"y_metres\": 2, \"pick_sequence\": 50}";
        assertThat(send(HttpMethod.POST, places + "bins", bin, null)).hasStatus(201);
        assertThat(send(HttpMethod.POST, places + "bins", bin, null)).hasStatus(409);
        assertThat(send(HttpMethod.POST, places + "totes", "{\"code\": \"z-t\"}", null))
                .hasStatus(201);
        assertThat(get(places + "bins?after=A-10"))
                .bodyJson()
                .extractingPath("$.items[0].code")
                .isEqualTo("Z-01");
        assertThat(get(places + "totes?limit=1"))
                .bodyJson()
                .extractingPath("$.next")
                .isEqualTo("T-1");
        assertThat(get(places + "zones")).hasStatusOk();
    }

    @Test
    void aSkuIsChangedOnlyInTheVersionThatWasSeen() {
        String body =
                "{\"description\": \"Mug\", \"qc_flagged\": false, \"lot_tracked\": true, \"serial_tracked\": false}";
        String path = "/v1/skus/" + mug.code();
        assertThat(get(path)).hasStatusOk().headers().hasValue("ETag", "\"0\"");
        assertThat(send(HttpMethod.PUT, path, body, null)).hasStatus(400);
        assertThat(send(HttpMethod.PUT, path, body, "\"x\"")).hasStatus(400);
        assertThat(send(HttpMethod.PUT, path, body, "\"0\""))
                .hasStatusOk()
                .headers()
                .hasValue("ETag", "\"1\"");
        assertThat(send(HttpMethod.PUT, path, body, "\"0\""))
                .hasStatus(412)
                .bodyJson()
                .extractingPath("$.current.version")
                .isEqualTo(1);
        assertThat(get("/v1/skus?limit=1")).hasStatusOk().bodyJson().hasPath("$.items[0].code");
    }

    @Test
    void badInputIsRefusedByName() {
        var before = invariants.picture();
        for (String body : List.of(
                "null",
                "{}",
                "[]",
                "{\"bin\": \"A-01\\u0000\"}",
                "{\"bin\": \"A-01\", \"sku\": \"" + "x".repeat(300) + "\"}")) {
            for (String path : List.of(
                    "/v1/stock/receipts",
                    "/v1/stock/adjustments",
                    "/v1/counts",
                    "/v1/skus",
                    "/v1/scans/resolve",
                    "/v1/counts/" + ids.next() + "/done",
                    "/v1/warehouses/" + site.code() + "/bins",
                    "/v1/warehouses/%00/zones",
                    "/v1/warehouses/" + site.code() + "/totes")) {
                assertThat(send(HttpMethod.POST, path, body, null))
                        .as(path + " " + body)
                        .hasStatus4xxClientError();
            }
        }
        for (String path : List.of(
                "/v1/stock?warehouse=%00",
                "/v1/stock?sku=%00",
                "/v1/stock?after=%00",
                "/v1/counts?after=x",
                "/v1/skus/%00",
                "/v1/skus?after=%00",
                "/v1/skus?limit=x")) {
            assertThat(get(path)).as(path).hasStatus4xxClientError();
        }
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    private void failEverywhere(Runnable work) {
        var before = invariants.picture();
        for (int step = 1; !Faults.runFailingAt(step, work); step++) {
            assertThat(invariants.changedSince(before))
                    .as("after a fault at step %d", step)
                    .isEmpty();
        }
        assertThat(invariants.changedSince(before)).isNotEmpty();
    }

    private static void refused(Problem problem, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private StockReceipt receipt(String bin, int quantity) {
        return new StockReceipt(null, bin, mug.code(), new Quantity(quantity));
    }

    private StockView adjust(int delta) {
        return desk.adjust(site.supervisor(), new StockAdjustment(null, "A-01", mug.code(), delta, "put right"));
    }

    private CountTaskView count() {
        return counts.create(site.supervisor(), new CreateCount(null, "A-01", mug.code()));
    }

    private static CountDone found(int counted) {
        return new CountDone(counted, EntryMode.TYPED, null);
    }

    private List<StockView> list() {
        return desk.list(site.picker(), null, mug.code(), null, null, 10).items();
    }

    private StockView row(String bin, int onHand, int allocated, int locked) {
        return new StockView(site.code(), bin, mug.code(), mug.description(), onHand, allocated, locked);
    }

    private MvcTestResult get(String path) {
        return http.get()
                .uri(java.net.URI.create(path))
                .header("Authorization", "Bearer test-token")
                .exchange();
    }

    private MvcTestResult send(HttpMethod method, String path, String body, String version) {
        var request = http.method(method)
                .uri(java.net.URI.create(path))
                .header("Authorization", "Bearer test-token")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (version == null ? request : request.header("If-Match", version)).exchange();
    }
}
