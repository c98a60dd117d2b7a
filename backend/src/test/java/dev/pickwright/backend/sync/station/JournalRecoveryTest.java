package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.packing.PackageNumbers;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.scan.Sscc;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.StationIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/** A station whose database lost what its journal still has. */
class JournalRecoveryTest extends StationSite {

    private static final OpenPackage SMALL = new OpenPackage("S", null, null);
    private static final String PREFIX = "5012345";

    @Autowired
    private StationOpening book;

    @Autowired
    private Recovery recovery;

    @Autowired
    private PackageNumbers numbers;

    @Autowired
    private Cancelling cancelling;

    @Value("${pickwright.data}")
    private Path data;

    @AfterEach
    void everythingIsHereAgain() {
        recovery.end();
    }

    private Api.Call open(Work work) {
        return new Api.Call(
                work.site().packer(), "/v1/packing/tasks/%s/open-package".formatted(work.fulfillment()), SMALL);
    }

    private static Api.Call scan(Actor who, UUID list) {
        return new Api.Call(who, "/v1/picking/tasks/%s/scan".formatted(list), Bench.scan("T-1"));
    }

    private static Api.Call atTheBench(Work work, String code) {
        return new Api.Call(work.site().packer(), "/v1/packing/scan", Bench.scan(code));
    }

    private JsonNode sent(Api.Call call, String key) {
        return json.readTree(Api.text(api().send(call, key)));
    }

    private String refused(Api.Call call) {
        return sent(call, UUID.randomUUID().toString()).path("code").asString();
    }

    private Work atTheBench() {
        Work work = onHand();
        new WholeJob(api(), rows, work).picked();
        sent(atTheBench(work, "T-1"), UUID.randomUUID().toString());
        return work;
    }

    /** Done by somebody, and gone with the newest commits of the database; the backend starts on what is left. */
    private OperationId lost(OperationType type, UUID subject, Actor who, Object body, String given, LeaseRef... leases)
            throws IOException {
        StationIdentity known = units.run(store::identity);
        var operation = new Operation(
                new OperationId(ids.next()),
                known.head() + 1,
                type.wire(),
                type.version(),
                List.of(leases),
                subject,
                who.operator(),
                null,
                clock.now().wall(),
                clock.now().mono(),
                clock.now().boot(),
                json.writeValueAsString(body),
                given);
        Journal.in(Journal.folder(data)).append(List.of(new Journal.Entry(known.incarnation(), operation)));
        book.open(known.station());
        return operation.id();
    }

    private OperationId lostBox(Work work, long serial) throws IOException {
        LeaseRef lease = units.run(() -> new LeaseRef(
                work.fulfillment(),
                store.lease(work.fulfillment()).orElseThrow().epoch()));
        return lost(
                OperationType.PACK_OPEN, work.fulfillment().value(), work.site().packer(), SMALL, gave(serial), lease);
    }

    private String gave(long serial) {
        return json.writeValueAsString(Map.of(PackageNumbers.GIVEN, List.of(Sscc.of(PREFIX, serial))));
    }

    private long nextSerial() {
        return rows.queryForObject(
                "select min(next_serial) from sync_held_block where next_serial <= last_serial", Long.class);
    }

    private List<Long> serials(Work work) {
        return rows
                .queryForList(
                        "select sscc from package where fulfillment_id = ? order by number",
                        String.class,
                        work.fulfillment().value())
                .stream()
                .map(sscc -> numbers.serial(sscc).orElseThrow())
                .toList();
    }

    @Test
    void aNumberThatALostPackageGotIsNotGivenToAnother() throws Exception {
        Work work = atTheBench();
        Work other = atTheBench();
        long next = nextSerial();
        lostBox(work, next);
        assertThat(api().send(open(other), UUID.randomUUID().toString()).getStatus())
                .isEqualTo(200);
        assertThat(serials(work)).containsExactly(next);
        assertThat(serials(other)).containsExactly(next + 1);
    }

    @Test
    void alsoIfThatPackageIsOfWorkThatIsNotHere() throws Exception {
        Work work = atTheBench();
        long next = nextSerial();
        lost(OperationType.PACK_OPEN, ids.next(), work.site().packer(), SMALL, gave(next + 1));
        assertThat(api().send(open(work), UUID.randomUUID().toString()).getStatus())
                .isEqualTo(200);
        assertThat(serials(work)).containsExactly(next + 2);
    }

    @Test
    void whatWasLostAndIsAskedForAgainIsAnsweredAndNotDoneAgain() throws Exception {
        Work work = atTheBench();
        String key = lostBox(work, nextSerial()).toString();
        int recorded = recorded(work.fulfillment()).size();
        MockHttpServletResponse answer = api().send(open(work), key);
        assertThat(answer.getStatus()).isEqualTo(200);
        JsonNode told = json.readTree(Api.text(answer));
        assertThat(told.path("verdict").asString()).isEqualTo("accepted");
        assertThat(told.path("task").path("packages").path(0).path("status").asString())
                .isEqualTo("open");
        assertThat(Api.text(api().send(open(work), key))).isEqualTo(Api.text(answer));
        assertThat(serials(work)).hasSize(1);
        assertThat(recorded(work.fulfillment())).hasSize(recorded);
        var another = new Api.Call(
                work.site().packer(),
                "/v1/packing/tasks/%s/open-package".formatted(work.fulfillment()),
                new OpenPackage("M", null, null));
        assertThat(sent(another, key).path("code").asString()).isEqualTo("idempotency_key_reused");
    }

    @ParameterizedTest
    @CsvSource({
        "PICK_CLAIM, /v1/picking/next, accepted",
        "PICK_FINISH, /v1/picking/tasks/{subject}/finish, finished",
        "PICK_FAIL, /v1/fulfillments/{subject}/mark-pick-failed, pick_failed",
        "PACK_SCAN_AT_BENCH, /v1/packing/scan, accepted",
        "PACK_CONFIRM, /v1/packing/tasks/{subject}/confirm-packed, accepted",
        "COUNT_DONE, /v1/counts/{subject}/done, A-03",
        "PUT_BACK_DONE, /v1/put-backs/{subject}/done, items",
    })
    void everyKindOfAnswerIsGivenAgain(OperationType type, String path, String says) {
        Work work = doneUpTo(type);
        Operation done = store.all().stream()
                .map(LoggedOperation::operation)
                .filter(each -> each.type().equals(type.wire()))
                .toList()
                .getLast();
        rows.update("delete from idempotency_record");
        int recorded = store.all().size();
        Actor who = Stream.of(
                        work.site().picker(), work.site().other(), work.site().packer())
                .filter(each -> Objects.equals(each.operator(), done.operator()))
                .findFirst()
                .orElseThrow();
        var call = new Api.Call(
                who, path.replace("{subject}", String.valueOf(done.subject())), json.readTree(done.body()));
        MockHttpServletResponse answer = api().send(call, done.id().toString());
        assertThat(answer.getStatus()).as(Api.text(answer)).isEqualTo(200);
        assertThat(Api.text(answer)).contains('"' + says + '"');
        assertThat(store.all()).hasSize(recorded);
    }

    private Work doneUpTo(OperationType type) {
        Work work = onHand();
        WholeJob job = new WholeJob(api(), rows, work);
        String of = "/v1/fulfillments/%s/".formatted(work.fulfillment());
        switch (type) {
            case PICK_CLAIM -> job.claimed();
            case PICK_FINISH -> job.picked();
            case PICK_FAIL -> {
                job.claimed();
                api().post(work.site().picker(), of + "mark-pick-failed", new Reason("flooded"));
            }
            case PUT_BACK_DONE -> {
                job.claimed();
                job.scanned("T-1", "A-01", work.mug().code());
                cancelling.cancel(Floor.system(), work.fulfillment(), null);
                String task = rows.queryForObject(
                        "select cast(id as varchar) from put_back where fulfillment_id = ?",
                        String.class,
                        work.fulfillment().value());
                api().post(
                                work.site().packer(),
                                "/v1/put-backs/%s/done".formatted(task),
                                new PutBackReport("A-01", null, EntryMode.SCANNED, null));
            }
            default -> job.all();
        }
        return work;
    }

    @Test
    void whileItIsFetchedWhatIsNotHereIsWaitedFor() throws Exception {
        Work work = onHand();
        UUID gone = ids.next();
        String key = lost(
                        OperationType.PICK_SCAN,
                        gone,
                        work.site().picker(),
                        Bench.scan("T-1"),
                        "{}",
                        new LeaseRef(work.fulfillment(), 1))
                .toString();
        Api.Call unknown = scan(work.site().picker(), ids.next());
        MockHttpServletResponse waits = api().send(unknown, UUID.randomUUID().toString());
        assertThat(waits.getStatus()).isEqualTo(503);
        assertThat(waits.getHeader("Retry-After")).isEqualTo("1");
        assertThat(Api.text(waits)).contains("station_not_ready");
        assertThat(sent(scan(work.site().picker(), gone), key).path("code").asString())
                .isEqualTo("station_not_ready");
        assertThat(refused(atTheBench(work, "T-UNKNOWN"))).isEqualTo("station_not_ready");
        recovery.end();
        assertThat(refused(unknown)).isEqualTo("not_found");
        assertThat(sent(scan(work.site().picker(), gone), key).path("code").asString())
                .isEqualTo("not_leased");
        assertThat(sent(atTheBench(work, "T-UNKNOWN"), UUID.randomUUID().toString())
                        .path("verdict")
                        .asString())
                .isEqualTo("refused");
    }

    @Test
    void aStepOfPackingThatIsHereNoMoreLeavesAnEmptyBench() throws Exception {
        Work work = onHand();
        UUID gone = ids.next();
        String key = lost(OperationType.PACK_OPEN, gone, work.site().packer(), SMALL, "{}")
                .toString();
        recovery.end();
        var call = new Api.Call(work.site().packer(), "/v1/packing/tasks/%s/open-package".formatted(gone), SMALL);
        assertThat(sent(call, key).path("verdict").asString()).isEqualTo("finished");
    }
}
