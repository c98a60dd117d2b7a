package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.sync.copies.PendingWork;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.Operation;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A tote stands at this bench of which it is not known yet what another station picked into it. */
class TakenOverAtStationTest extends StationSite {

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private PendingWork pending;

    private Work work;
    private Api.Call takeOver;

    /** One mug of nine units is known to be in the tote. */
    @BeforeEach
    void aToteThatIsKnownInPart() {
        work = onHand();
        var job = new WholeJob(api(), rows, work);
        job.claimed();
        job.scanned("T-1", "A-01", work.mug().code());
        takeOver = new Api.Call(work.site().packer(), "/v1/packing/take-over", Bench.scan("T-1"));
    }

    private String send(Api.Call call) {
        var answer = api().send(call, UUID.randomUUID().toString());
        String code = api().tree(Api.text(answer)).path("code").asString("");
        return answer.getStatus() < 300 ? "done" : code;
    }

    private String approval(String subject) {
        Floor.Badge badge = floor.badge(work.site().supervisor());
        return api().post(
                        work.site().packer(),
                        "/v1/approvals",
                        Map.of(
                                "badge",
                                badge.code(),
                                "pin",
                                badge.pin(),
                                "action",
                                "take_over_tote",
                                "subject",
                                subject))
                .path("approval")
                .asString();
    }

    @Test
    void itTakesASupervisorWhoIsToldOfIt() {
        assertThat(send(takeOver)).isEqualTo("approval_needed");
        assertThat(send(takeOver.approvedBy("made up"))).isEqualTo("approval_needed");
        String secret = approval("T-1");
        assertThat(send(takeOver.approvedBy(secret))).isEqualTo("done");
        assertThat(send(takeOver.approvedBy(secret))).as("used up").isEqualTo("approval_needed");
        Operation recorded = recorded(work.fulfillment()).getLast();
        assertThat(recorded.type()).isEqualTo("pack_take_over");
        assertThat(recorded.approver()).isEqualTo(work.site().supervisor().operator());
        assertThat(recorded.given()).as("nobody moved anything").isEqualTo("{}");
    }

    @Test
    void whatWasPlannedIsPackedAsIfItWasPicked() {
        send(takeOver.approvedBy(approval("T-1")));
        assertThat(fulfillments.state(work.fulfillment()).status()).isEqualTo(FulfillmentStatus.PACKING);
        assertThat(fulfillments.items(work.fulfillment()))
                .allSatisfy(item -> assertThat(item.picked()).isEqualTo(item.ordered()));
        var task = api().post(
                        work.site().packer(),
                        "/v1/packing/tasks/%s/scan".formatted(work.fulfillment()),
                        Bench.scan(work.cup().code()));
        assertThat(task.path("verdict").asString()).isEqualTo("accepted");
    }

    @Test
    void takenOverAgainOnTopOfACopyItChangesNothingThatIsPickedAlready() {
        send(takeOver.approvedBy(approval("T-1")));
        Operation recorded = recorded(work.fulfillment()).getLast();
        units.run(() -> pending.again(recorded));
        assertThat(fulfillments.state(work.fulfillment()).status()).isEqualTo(FulfillmentStatus.PACKING);
        assertThat(fulfillments.items(work.fulfillment()))
                .allSatisfy(item -> assertThat(item.picked()).isEqualTo(item.ordered()));
    }

    @Test
    void whatIsNoToteIsNotTakenOver() {
        var bin = new Api.Call(work.site().packer(), "/v1/packing/take-over", Bench.scan("A-01"));
        assertThat(send(bin.approvedBy(approval("A-01")))).isEqualTo("transition_refused");
    }
}
