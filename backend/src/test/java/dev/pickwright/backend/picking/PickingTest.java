package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.FulfillmentItem;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.CreatePicklist;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.picking.TaskIntent;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A site with stock, and a picker's gestures; the invariants hold after every test. */
@BackendTest
@Import(Statements.Counted.class)
abstract class PickingTest {

    static final TaskIntent INTENT = new TaskIntent(null, null);

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Picking picking;

    @Autowired
    Picklists picklists;

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    Steps steps;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Invariants invariants;

    Floor.Site site;
    /** Ten in A-01, ten in A-06. */
    Sku mug;
    /** Five in A-04. */
    Sku lamp;

    @BeforeEach
    void siteWithStock() {
        site = floor.site(ids);
        mug = floor.sku("MUG", false);
        lamp = floor.sku("LAMP", false);
        floor.stocked(site, 0, mug, 10);
        floor.stocked(site, 3, lamp, 5);
        floor.stocked(site, 5, mug, 10);
    }

    @AfterEach
    void invariantsHold() {
        invariants.hold();
    }

    /** One picklist for these orders of one line each. */
    PickTaskView together(CreateOrder.Line... lines) {
        List<FulfillmentId> parts = Stream.of(lines).map(this::planned).toList();
        return picklists.create(site.supervisor(), new CreatePicklist(parts));
    }

    FulfillmentId planned(CreateOrder.Line... lines) {
        FulfillmentId id = floor.created(lines);
        steps.startPlanning(site.supervisor(), id, null);
        return id;
    }

    PickTaskView next() {
        return picking.next(site.picker()).task();
    }

    /** Takes the next task, and stands at its first bin with a tote. */
    PickTaskView atItem() {
        PickTaskView task = next();
        scan(task, "T-1");
        return scan(task, task.current().bin());
    }

    PickTaskView scan(PickTaskView task, String code) {
        PickAnswer answer = answer(task, code);
        assertThat(answer.verdict()).as("%s", answer.message()).isEqualTo(Verdict.ACCEPTED);
        assertThat(answer.task()).as("as told and as read").isEqualTo(picking.task(task.id()));
        return answer.task();
    }

    PickAnswer answer(PickTaskView task, String code) {
        return picking.scan(site.picker(), task.id(), scanned(code));
    }

    String refused(PickTaskView task, String code) {
        PickAnswer answer = answer(task, code);
        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        return answer.message().code();
    }

    /** Picks the current line whole, binding the tote if one is wanted. */
    PickTaskView pickLine(PickTaskView from, String tote) {
        PickTaskView task = picking.task(from.id());
        if (task.current().tote() == null) {
            task = scan(task, tote);
        }
        if (task.step() == PickStepKind.SCAN_BIN) {
            task = scan(task, task.current().bin());
        }
        var line = task.current();
        task = scan(task, line.sku());
        return line.open() > 1 ? confirmRest(task) : task;
    }

    PickTaskView confirmRest(PickTaskView task) {
        var line = task.current();
        return picking.confirmQuantity(
                        site.picker(),
                        task.id(),
                        new ConfirmQuantity(
                                line.id(), new Quantity(line.open()), EntryMode.TYPED, task.version(), null))
                .task();
    }

    PickTaskView shortOf(PickTaskView task, int found, ShortResolution resolution) {
        return shortPick(task, found, resolution).task();
    }

    PickAnswer shortPick(PickTaskView task, int found, ShortResolution resolution) {
        var line = picking.task(task.id()).current().id();
        var told = new ShortPick(line, found, ShortReason.FEWER_FOUND, resolution, null, null);
        return picking.shortPick(site.picker(), task.id(), told);
    }

    FulfillmentStatus status(FulfillmentId id) {
        return fulfillments.state(id).status();
    }

    FulfillmentItem item(FulfillmentId id) {
        return fulfillments.items(id).getFirst();
    }

    List<String> gates(FulfillmentId id) {
        return fulfillments.gates(fulfillments.state(id)).stream()
                .map(gate -> gate.code())
                .toList();
    }

    static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    static ScanRequest scanned(String code) {
        return new ScanRequest(code, EntryMode.SCANNED, null, null);
    }

    Actor picker() {
        return site.picker();
    }

    /** A fault at any step of the work leaves everything as it was; at last it is done. */
    void failEverywhere(Runnable work) {
        var before = invariants.picture();
        for (int step = 1; !Faults.runFailingAt(step, work); step++) {
            assertThat(invariants.changedSince(before))
                    .as("after a fault at step %d", step)
                    .isEmpty();
            invariants.hold();
        }
        assertThat(invariants.changedSince(before)).isNotEmpty();
        invariants.hold();
    }
}
