package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.ApproveAction;
import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.NewPin;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.Preferences;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.fulfillment.StatedReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is done with operators, and what a supervisor lets them do. */
final class AccessOperations {

    private static final String PATH = "/v1/operators";

    static final List<Operation> ALL = List.of(
            new Operation("- make an operator", ground -> {
                String badge = ground.freshCode();
                return new Operation.Act(
                        new Api.Call(Floor.system(), PATH, wanted(ground, badge)),
                        () -> ground.value("select count(*) from operator where badge = ?", badge),
                        "1");
            }),
            on(
                    "change an operator",
                    ground -> id -> Api.Call.put(Floor.system(), PATH + "/" + id, facts(ground, "Nils"), 0),
                    "select name from operator where cast(id as varchar(36)) = ?",
                    "Nils"),
            on(
                    "give a PIN",
                    ground -> id -> new Api.Call(Floor.system(), PATH + "/" + id + "/pin", new NewPin("9876")),
                    "select version from operator where cast(id as varchar(36)) = ?",
                    "1"),
            on(
                    "unlock an operator",
                    ground -> id -> new Api.Call(Floor.system(), PATH + "/" + id + "/unlock", Map.of()),
                    "select count(*) from audit_entry where operation = 'unlock_operator' and detail = ?",
                    "1"),
            on(
                    "retire an operator",
                    ground -> id -> new Api.Call(Floor.system(), PATH + "/" + id + "/retire", Map.of()),
                    "select count(*) from operator where retired_at is not null and cast(id as varchar(36)) = ?",
                    "1"),
            Operation.found(
                    "- choose a language",
                    ground ->
                            Api.Call.put(ground.site.picker(), PATH + "/me/preferences", new Preferences("de", 150), 0),
                    "select count(*) from audit_entry where operation = 'set_preferences'",
                    "1"),
            Operation.found(
                    "- release a hold by an approval",
                    AccessOperations::approvedRelease,
                    "select count(*) from approval a, fulfillment_hold h"
                            + " where a.used_at is not null and h.release_approver_id = a.approver_id",
                    "1"));

    private AccessOperations() {}

    private static Operation on(
            String name, Function<Ground, Function<String, Api.Call>> call, String query, String expected) {
        return new Operation("- " + name, ground -> {
            String id = ground.api
                    .post(Floor.system(), PATH, wanted(ground, ground.freshCode()))
                    .path("id")
                    .asString();
            return new Operation.Act(call.apply(ground).apply(id), () -> ground.value(query, id), expected);
        });
    }

    private static Api.Call approvedRelease(Ground ground) {
        Job job = Job.at(ground, Job.Stage.CREATED);
        String holds = "/v1/fulfillments/%s/holds".formatted(job.id);
        ground.api.post(ground.site.supervisor(), holds, new StatedReason("wrong address"));
        String hold = ground.value("select cast(id as varchar(36)) from fulfillment_hold");
        return new Api.Call(
                        ground.site.picker(), holds + "/" + hold + "/release", new StatedReason("address confirmed"))
                .approvedBy(approval(ground, ground.site.picker(), Approvable.RELEASE_HOLD, hold));
    }

    /** The secret of a supervisor's approval. */
    static String approval(Ground ground, Actor operator, Approvable action, String subject) {
        SignIn supervisor = ground.floor.signIn(ground.site.supervisor());
        return ground.api
                .post(
                        operator,
                        "/v1/approvals",
                        new ApproveAction(supervisor.badge(), String.valueOf(supervisor.pin()), action, subject))
                .path("approval")
                .asString();
    }

    private static CreateOperator wanted(Ground ground, String badge) {
        return new CreateOperator(badge, "1234", facts(ground, "Nina"));
    }

    private static OperatorFacts facts(Ground ground, String name) {
        return new OperatorFacts(name, Set.of(Role.PICKER), ground.spare.code(), List.of(), List.of(), "en", 100);
    }
}
