package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.access.Preferences;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.warehouse.StockReceipt;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What a station records, and what it does not let happen. */
class StationRecorderTest extends StationSite {

    @Autowired
    Cancelling cancelling;

    private WholeJob job(Work work) {
        return new WholeJob(api(), rows, work);
    }

    private String send(Api.Call call) {
        return send(call, UUID.randomUUID().toString());
    }

    /** @return the code of the refusal, or the status of what was done */
    private String send(Api.Call call, String key) {
        var answer = api().send(call, key);
        String code = api().tree(Api.text(answer)).path("code").asString("");
        return answer.getStatus() < 300 ? "done" : code;
    }

    private Api.Call scan(Work work, String code) {
        return new Api.Call(
                work.site().picker(),
                "/v1/picking/tasks/%s/scan".formatted(job(work).list()),
                Bench.scan(code));
    }

    private Api.Call next(Work work) {
        return new Api.Call(work.site().picker(), "/v1/picking/next", Map.of());
    }

    @Test
    void aScanIsAnOperationOnceAndARefusedOneIsNone() {
        Work work = onHand();
        assertThat(send(next(work))).isEqualTo("done");
        String key = UUID.randomUUID().toString();
        assertThat(send(scan(work, "T-1"), key)).isEqualTo("done");
        assertThat(send(scan(work, "T-1"), key)).isEqualTo("done");
        assertThat(send(scan(work, "A-07"))).isEqualTo("done");
        assertThat(recorded(work.fulfillment()))
                .extracting(Operation::type)
                .containsExactly(OperationType.PICK_CLAIM.wire(), OperationType.PICK_SCAN.wire());
        Operation scan = recorded(work.fulfillment()).getLast();
        assertThat(scan.id()).hasToString(key);
        assertThat(scan.subject()).hasToString(job(work).list());
        assertThat(scan.operator()).isEqualTo(work.site().picker().operator());
        assertThat(json.readValue(scan.body(), ScanRequest.class)).isEqualTo(Bench.scan("T-1"));
        assertThat(store.lease(work.fulfillment()).orElseThrow().state()).isEqualTo(StationLease.State.STARTED);
    }

    @Test
    void aKeyThatWasUsedLongAgoIsNotUsedForAnythingElse() {
        Work work = onHand();
        String key = UUID.randomUUID().toString();
        assertThat(send(next(work), key)).isEqualTo("done");
        rows.update("delete from idempotency_record where operation_key = ?", key);
        assertThat(send(scan(work, "T-1"), key)).isEqualTo("idempotency_key_reused");
        var another = new Api.Call(work.site().other(), "/v1/picking/next", Map.of());
        assertThat(send(another, key)).isEqualTo("idempotency_key_reused");
        assertThat(send(next(work), "not-a-uuid")).isEqualTo("request_invalid");
    }

    @Test
    void whatIsCentralsIsRefusedBeforeItIsDone() {
        Work work = onHand();
        Actor supervisor = work.site().supervisor();
        long movements = rows.queryForObject("select count(*) from stock_movement", Long.class);
        var receipt = new StockReceipt(work.site().code(), "A-01", work.mug().code(), new Quantity(5));
        assertThat(send(new Api.Call(supervisor, "/v1/stock/receipts", receipt)))
                .isEqualTo("central_only");
        assertThat(send(new Api.Call(
                        supervisor, "/v1/fulfillments/%s/cancel".formatted(work.fulfillment()), new Reason(null))))
                .isEqualTo("central_only");
        assertThat(send(new Api.Call(supervisor, "/v1/imports?kind=orders&file_name=orders.csv", "order;sku")))
                .isEqualTo("central_only");
        assertThat(rows.queryForObject("select count(*) from stock_movement", Long.class))
                .isEqualTo(movements);
        assertThat(send(new Api.Call(
                        work.site().picker(),
                        HttpMethod.PUT,
                        "/v1/operators/me/preferences",
                        new Preferences("de", 120),
                        null)))
                .isEqualTo("done");
    }

    @Test
    void onlyLeasedWorkIsDone() {
        Work work = listed();
        assertThat(send(next(work))).isEqualTo("nothing_to_do");
        assertThat(send(scan(work, "T-1"))).isEqualTo("not_leased");
        lease(work.fulfillment(), LeaseKind.RESERVE, 0);
        assertThat(send(next(work))).isEqualTo("nothing_to_do");
        assertThat(send(scan(work, "T-1"))).isEqualTo("not_leased");
        lease(work.fulfillment(), LeaseKind.RESERVE, 60_000);
        assertThat(send(next(work))).isEqualTo("done");
        lease(work.fulfillment(), StationLease.State.STOPPED);
        assertThat(send(scan(work, "T-1"))).isEqualTo("work_stopped");
        assertThat(send(next(work))).isEqualTo("nothing_to_do");
    }

    @Test
    void aFailedPickIsRecordedWithWhoeverGivesItUp() {
        Work work = onHand();
        send(next(work));
        assertThat(send(new Api.Call(
                        work.site().supervisor(),
                        "/v1/fulfillments/%s/mark-pick-failed".formatted(work.fulfillment()),
                        new Reason("flooded"))))
                .isEqualTo("done");
        Operation last = recorded(work.fulfillment()).getLast();
        assertThat(last.type()).isEqualTo("pick_fail");
        assertThat(last.given()).isEqualTo("{\"supervisor\":[\"true\"]}");
    }

    @Test
    void whoApprovedIsRecorded() {
        Work work = onHand();
        send(next(work));
        rows.update(
                "update warehouse set typed_entry_needs_approval = true where id = ?",
                work.site().warehouse().value());
        var typed = new Api.Call(
                work.site().picker(),
                "/v1/picking/tasks/%s/scan".formatted(job(work).list()),
                new ScanRequest("T-1", EntryMode.TYPED, null, null));
        assertThat(send(typed)).isEqualTo("approval_needed");
        Floor.Badge badge = floor.badge(work.site().supervisor());
        String secret = api().post(
                        work.site().picker(),
                        "/v1/approvals",
                        Map.of(
                                "badge", badge.code(),
                                "pin", badge.pin(),
                                "action", "typed_entry",
                                "subject", job(work).list()))
                .path("approval")
                .asString();
        assertThat(send(typed.approvedBy(secret))).isEqualTo("done");
        Operation last = recorded(work.fulfillment()).getLast();
        assertThat(last.approver()).isEqualTo(work.site().supervisor().operator());
        assertThat(last.given()).isEqualTo("{}");
    }

    @Test
    void goodsOfCancelledWorkGoBackWithoutALease() {
        Work work = onHand();
        job(work).claimed();
        job(work).scanned("T-1", "A-01", work.mug().code());
        cancelling.cancel(Floor.system(), work.fulfillment(), null);
        String task = rows.queryForObject(
                "select cast(id as varchar) from put_back where fulfillment_id = ?",
                String.class,
                work.fulfillment().value());
        api().post(
                        work.site().packer(),
                        "/v1/put-backs/%s/done".formatted(task),
                        new PutBackReport("A-01", null, EntryMode.SCANNED, null));
        Operation done = store.all().getLast().operation();
        assertThat(done.type()).isEqualTo("put_back_done");
        assertThat(done.subject()).hasToString(task);
        assertThat(done.leases()).isEmpty();
    }

    @Test
    void aStationWithoutNumbersSaysSo() {
        Work work = onHand();
        job(work).picked();
        api().post(work.site().packer(), "/v1/packing/scan", Bench.scan("T-1"));
        var open = new Api.Call(
                work.site().packer(),
                "/v1/packing/tasks/%s/open-package".formatted(work.fulfillment()),
                new OpenPackage("S", null, null));
        // Those of another incarnation are no more this station's.
        rows.update("update sync_held_block set incarnation = incarnation + 1");
        assertThat(blocks.left()).isZero();
        assertThat(send(open)).isEqualTo("numbers_used_up");
        rows.update("update sync_held_block set incarnation = incarnation - 1");
        long left = blocks.left();
        assertThat(send(open)).isEqualTo("done");
        assertThat(blocks.left()).isEqualTo(left - 1);
    }
}
