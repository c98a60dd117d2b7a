package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.ApproveAction;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.MoveSlot;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.warehouse.WarehousePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a supervisor lets an operator do, as the operator's station asks for it. */
abstract class ApprovalsContract extends AccessTest {

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    Holds holds;

    @Autowired
    Bench bench;

    @Autowired
    Slots slots;

    private Api api;
    private Sku mug;
    private FulfillmentId held;

    @BeforeEach
    void aHold() {
        api = new Api(http, json, floor);
        mug = floor.sku("MUG", false);
        floor.boxTypes();
        floor.stocked(site, 0, mug, 10);
        held = floor.created(Floor.line(1, mug, 1));
        holds.place(site.supervisor(), held, HoldKind.MANUAL, "wrong address");
    }

    @Test
    void aPickerReleasesAHoldWithTheSupervisorsApprovalAndBothNamesAreKept() {
        String secret = approved(site.picker(), Approvable.RELEASE_HOLD, hold());
        done(send(release(site.picker()).approvedBy(secret)));

        var released = holds.of(held).getFirst();
        assertThat(released.releasedBy()).isEqualTo(site.picker().name());
        assertThat(released.releaseApprovedBy()).isEqualTo(site.supervisor().name());
        assertThat(jdbc.sql("""
                select operation from audit_entry where operator_id = ? and approver_id = ? order by id
                """)
                        .params(operatorOf(site.picker()), operatorOf(site.supervisor()))
                        .query(String.class)
                        .list())
                .containsExactly("approve", "release_hold");
    }

    @Test
    void withoutAnApprovalTheStationIsToldWhatToAskFor() {
        assertNeeded(send(release(site.picker())), "release_hold", hold());
        assertNeeded(send(release(site.packer())), "release_hold", hold());
        done(send(release(site.supervisor())));
        assertThat(holds.of(held).getFirst().releaseApprovedBy()).isNull();
    }

    @Test
    void anApprovalIsForOneActionOnOneThingOfOneSession() {
        String other = approved(
                site.picker(), Approvable.RELEASE_HOLD, UUID.randomUUID().toString());
        assertNeeded(send(release(site.picker()).approvedBy(other)), "release_hold", hold());
        String typing = approved(site.picker(), Approvable.TYPED_ENTRY, hold());
        assertNeeded(send(release(site.picker()).approvedBy(typing)), "release_hold", hold());
        String packers = approved(site.packer(), Approvable.RELEASE_HOLD, hold());
        assertNeeded(send(release(site.picker()).approvedBy(packers)), "release_hold", hold());
        assertNeeded(send(release(site.picker()).approvedBy("invented")), "release_hold", hold());
    }

    @Test
    void anApprovalIsGoodForTwoMinutes() {
        String secret = approved(site.picker(), Approvable.RELEASE_HOLD, hold());
        Instant expires = jdbc.sql("select expires_at from approval where secret_hash = ?")
                .param(Secrets.hash(secret))
                .query((row, n) -> dev.pickwright.backend.platform.jdbc.Sql.instant(row, "expires_at"))
                .single();
        assertThat(expires)
                .isBetween(Instant.now().plusSeconds(60), Instant.now().plusSeconds(120));
        jdbc.sql("update approval set expires_at = created_at where secret_hash = ?")
                .param(Secrets.hash(secret))
                .update();
        assertNeeded(send(release(site.picker()).approvedBy(secret)), "release_hold", hold());
    }

    @Test
    void anApprovalIsUsedOnceAndARepeatOfTheCommandNeedsNoOther() {
        String secret = approved(site.picker(), Approvable.RELEASE_HOLD, hold());
        Api.Call call = release(site.picker()).approvedBy(secret);
        String key = UUID.randomUUID().toString();
        String first = done(api.send(call, key));
        assertThat(done(api.send(call, key))).isEqualTo(first);
        assertThat(done(api.send(release(site.picker()), key))).isEqualTo(first);
        assertNeeded(send(call), "release_hold", hold());
    }

    @Test
    void aCommandThatIsRefusedLeavesTheApproval() {
        String hold = hold();
        String secret = approved(site.picker(), Approvable.RELEASE_HOLD, hold);
        Api.Call wrong = new Api.Call(
                site.picker(),
                "/v1/fulfillments/%s/holds/%s/release".formatted(floor.created(Floor.line(1, mug, 1)), hold),
                new StatedReason("address confirmed"));
        assertThat(send(wrong.approvedBy(secret)).getStatus()).isEqualTo(404);
        done(send(release(site.picker()).approvedBy(secret)));
    }

    @Test
    void onlyAnotherSupervisorOfTheWarehouseApproves() {
        Floor.Site elsewhere = floor.site(ids);
        assertRefused(ask(site.picker(), floor.signIn(site.packer()), hold()), 403, "approval_refused");
        assertRefused(ask(site.picker(), floor.signIn(elsewhere.supervisor()), hold()), 403, "approval_refused");
        assertRefused(ask(site.supervisor(), floor.signIn(site.supervisor()), hold()), 403, "approval_refused");
        assertThat(jdbc.sql("select count(*) from approval where subject = ?")
                        .param(hold())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from audit_entry where operation = ? and operator_id = ?")
                        .params("approval_refused", operatorOf(site.picker()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void wrongPinsOfASupervisorCountAsAtASignIn() {
        SignIn right = floor.signIn(site.supervisor());
        SignIn wrong = new SignIn(right.badge(), "0000", right.station());
        for (int tries = 1; tries <= 5; tries++) {
            assertRefused(ask(site.picker(), wrong, hold()), 403, "approval_refused");
        }
        var locked = ask(site.picker(), right, hold());
        assertRefused(locked, 429, "sign_in_locked");
        assertThat(locked.getHeader("Retry-After")).isNotNull();
        operators.unlock(
                Floor.system(), Objects.requireNonNull(site.supervisor().operator()));
        assertThat(ask(site.picker(), right, hold()).getStatus()).isEqualTo(201);
    }

    @Test
    void anOperatorAtAnotherWarehouseGetsNothingReleasedHere() {
        Floor.Site elsewhere = floor.site(ids);
        String secret = secret(ask(elsewhere.picker(), floor.signIn(elsewhere.supervisor()), hold()));
        assertRefused(send(release(elsewhere.picker()).approvedBy(secret)), 403, "not_allowed");
    }

    @Test
    void typingIsFreeUnlessTheWarehouseWantsAnApproval() {
        FulfillmentId packing = bench.opened(site, mug, 1);
        floor.created(Floor.line(1, mug, 2));
        String task = api.post(site.picker(), "/v1/picking/next", Map.of())
                .path("task")
                .path("id")
                .asString();
        done(send(typed(site.picker(), "picking", task, "T-2")));
        typedEntryNeedsApproval();

        Api.Call bin = typed(site.picker(), "picking", task, "A-01");
        assertNeeded(send(bin), "typed_entry", task);
        done(send(bin.approvedBy(approved(site.picker(), Approvable.TYPED_ENTRY, task))));
        done(send(scan(site.picker(), "picking", task, mug.code(), EntryMode.SCANNED)));

        Api.Call item = typed(site.packer(), "packing", packing.toString(), mug.code());
        assertNeeded(send(item), "typed_entry", packing.toString());
        done(send(item.approvedBy(approved(site.packer(), Approvable.TYPED_ENTRY, packing.toString()))));
    }

    @Test
    void aFullSlotIsOverriddenByAnApproval() {
        floor.capacity(site, 1, null);
        FulfillmentId late = floor.created(Floor.line(1, mug, 1));
        FulfillmentId later = floor.created(Floor.line(1, mug, 1));
        Warehouse warehouse = warehouses.byId(site.warehouse());
        Instant full = Objects.requireNonNull(slots.look(List.of(warehouse)).get(warehouse.id()))
                .slots()
                .getFirst()
                .startsAt();
        String path = "/v1/fulfillments/%s/move-slot".formatted(later);
        Api.Call move = new Api.Call(site.packer(), path, new MoveSlot(full, "the van waits"));
        assertNeeded(send(move), "override_capacity", later.toString());
        done(send(move.approvedBy(approved(site.packer(), Approvable.OVERRIDE_CAPACITY, later.toString()))));
        Api.Call plain = new Api.Call(site.packer(), path, new MoveSlot(full, null));
        assertRefused(send(plain), 403, "approval_refused");
        assertThat(late).isNotEqualTo(later);
    }

    private void typedEntryNeedsApproval() {
        Warehouse warehouse = warehouses.byId(site.warehouse());
        warehouses.setPolicy(
                Floor.system(),
                warehouse,
                warehouses.version(warehouse.id()),
                new WarehousePolicy(ShortResolution.OTHER_BIN, 3, 3, true));
    }

    private static Api.Call typed(Actor who, String feature, String task, String code) {
        return scan(who, feature, task, code, EntryMode.TYPED);
    }

    private static Api.Call scan(Actor who, String feature, String task, String code, EntryMode entry) {
        return new Api.Call(
                who, "/v1/%s/tasks/%s/scan".formatted(feature, task), new ScanRequest(code, entry, null, null));
    }

    private String hold() {
        return holds.of(held).getFirst().id().toString();
    }

    private Api.Call release(Actor who) {
        return new Api.Call(
                who,
                "/v1/fulfillments/%s/holds/%s/release".formatted(held, hold()),
                new StatedReason("address confirmed"));
    }

    private String approved(Actor operator, Approvable action, String subject) {
        SignIn supervisor = floor.signIn(site.supervisor());
        return secret(send(new Api.Call(
                operator,
                "/v1/approvals",
                new ApproveAction(supervisor.badge(), String.valueOf(supervisor.pin()), action, subject))));
    }

    private MockHttpServletResponse ask(Actor operator, SignIn by, String subject) {
        return send(new Api.Call(
                operator,
                "/v1/approvals",
                new ApproveAction(by.badge(), String.valueOf(by.pin()), Approvable.RELEASE_HOLD, subject)));
    }

    private String secret(MockHttpServletResponse answer) {
        return json.readTree(done(answer)).path("approval").asString();
    }

    private MockHttpServletResponse send(Api.Call call) {
        return api.send(call, UUID.randomUUID().toString());
    }

    private static String done(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).as(Api.text(answer)).isBetween(200, 299);
        return Api.text(answer);
    }

    private void assertNeeded(MockHttpServletResponse answer, String action, String subject) {
        JsonNode problem = assertRefused(answer, 403, "approval_needed");
        assertThat(problem.path("action").asString()).isEqualTo(action);
        assertThat(problem.path("subject").asString()).isEqualTo(subject);
    }

    private JsonNode assertRefused(MockHttpServletResponse answer, int status, String code) {
        assertThat(answer.getStatus()).as(Api.text(answer)).isEqualTo(status);
        JsonNode problem = json.readTree(Api.text(answer));
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    private static UUID operatorOf(Actor person) {
        return person.requireOperator().value();
    }
}
