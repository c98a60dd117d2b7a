package dev.pickwright.backend.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.picking.Picklists;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.UpdateStatus;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Holds, the general update of a status, cancelling of orders, and what a refusal tells. */
@BackendTest
@AutoConfigureMockMvc
abstract class StepsContract {

    @Autowired
    MockMvcTester http;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Orders orders;

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    Steps steps;

    @Autowired
    Holds holds;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Picklists picklists;

    @Autowired
    Invariants invariants;

    private Floor.Site site;
    private Sku mug;
    private Sku lamp;

    @BeforeEach
    void twoSites() {
        site = floor.site(ids);
        var second = floor.site(ids);
        mug = floor.sku("MUG", false);
        lamp = floor.sku("LAMP", false);
        floor.stocked(site, 0, mug, 50);
        floor.stocked(second, 0, lamp, 50);
    }

    @AfterEach
    void invariantsHold() {
        invariants.hold();
    }

    @Test
    void everyOpenHoldBlocksThePicklistUntilASupervisorReleasesIt() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        steps.startPlanning(Floor.system(), id, null);
        holds.place(site.supervisor(), id, HoldKind.MANUAL, "address unclear");
        holds.place(site.supervisor(), id, HoldKind.MANUAL, "fraud check");

        for (var hold : holds.of(id)) {
            assertRefused(() -> picklists.generate(Floor.system(), id, null), Problem.GATE_CLOSED);
            holds.release(site.supervisor(), id, hold.id(), "cleared");
            assertRefused(() -> holds.release(site.supervisor(), id, hold.id(), "again"), Problem.NOTHING_TO_DO);
        }
        assertThat(picklists.generate(Floor.system(), id, null).status()).isEqualTo(FulfillmentStatus.PICKING);
    }

    @Test
    void aStatusThatTakesFactsIsRefusedNamingTheOperation() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        steps.update(Floor.system(), id, new UpdateStatus(FulfillmentStatus.PLANNING, null));
        assertThatThrownBy(() -> steps.update(Floor.system(), id, new UpdateStatus(FulfillmentStatus.PICKED, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.extras()).containsEntry("operation", "confirm_picked"));
        assertRefused(
                () -> steps.update(Floor.system(), id, new UpdateStatus(FulfillmentStatus.READY, null)),
                Problem.TRANSITION_REFUSED);
        steps.update(Floor.system(), id, new UpdateStatus(FulfillmentStatus.CANCELLED, "not wanted"));
        assertThat(fulfillments.state(id).status()).isEqualTo(FulfillmentStatus.CANCELLED);
    }

    @Test
    void cancellingAnOrderCancelsEveryPart() {
        CreateOrder order = floor.order(Floor.line(1, mug, 2), Floor.line(2, lamp, 3));
        orders.create(Floor.system(), order);
        OrderCancelled answer = cancelling.cancelOrder(site.supervisor(), order.number(), "changed their mind");
        assertThat(answer.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(answer.cancelled()).hasSize(2);
        assertThat(answer.kept()).isEmpty();
        assertRefused(
                () -> cancelling.cancelOrder(site.supervisor(), order.number(), null), Problem.TRANSITION_REFUSED);
    }

    @Test
    void aFaultWhileAnOrderIsCancelledLeavesNoTrace() {
        CreateOrder order = floor.order(Floor.line(1, mug, 2), Floor.line(2, lamp, 3));
        orders.create(Floor.system(), order);
        var before = invariants.picture();
        int step = 1;
        while (!Faults.runFailingAt(step, () -> cancelling.cancelOrder(site.supervisor(), order.number(), null))) {
            assertThat(invariants.changedSince(before)).as("fault at %d", step).isEmpty();
            step++;
        }
        assertThat(step).isGreaterThan(10);
    }

    @Test
    void anAttemptIsGrantedOnlyToWhatHasNoneLeft() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        assertRefused(() -> steps.grantAttempt(site.supervisor(), id, "one more"), Problem.NOTHING_TO_DO);
    }

    @Test
    void aRefusedTransitionAndAStaleVersionTellTheStateAsItIs() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        assertThat(post(id, "complete", "{\"reason\": null}", null))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.current.status")
                .isEqualTo("pending");
        long version = fulfillments.state(id).version();
        MvcTestResult stale = post(id, "start-planning", "{\"reason\": null}", "\"%d\"".formatted(version - 1));
        assertThat(stale).hasStatus(412).bodyJson().extractingPath("$.code").isEqualTo("version_stale");
        assertThat(stale).bodyJson().extractingPath("$.current.version").isEqualTo((int) version);
        assertThat(post(id, "start-planning", "{\"reason\": null}", "\"%d\"".formatted(version)))
                .hasStatusOk();
        assertThat(post(id, "cancel", "{\"reason\": null}", "what"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("If-Match");
    }

    private MvcTestResult post(FulfillmentId id, String step, String body, String version) {
        var request = http.post()
                .uri("/v1/fulfillments/{id}/" + step, id)
                .header("Authorization", "Bearer test-token")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (version == null ? request : request.header("If-Match", version)).exchange();
    }

    private static void assertRefused(ThrowingCallable work, Problem problem) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
