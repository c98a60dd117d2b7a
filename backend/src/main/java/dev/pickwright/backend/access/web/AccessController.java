package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.Approvals;
import dev.pickwright.backend.access.DemoOperators;
import dev.pickwright.backend.access.SignIns;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.access.ApproveAction;
import dev.pickwright.model.access.Approved;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.model.access.SignedIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in and approvals. What answers a secret takes no idempotency key: the answer would have to be kept. */
@RestController
class AccessController {

    private final SignIns signIns;
    private final Approvals approvals;
    private final ObjectProvider<DemoOperators> demo;

    AccessController(SignIns signIns, Approvals approvals, ObjectProvider<DemoOperators> demo) {
        this.signIns = signIns;
        this.approvals = approvals;
        this.demo = demo;
    }

    /** Opens a session by badge and PIN; without a PIN, resumes one of the last eight hours at this station. */
    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @PostMapping("/v1/sign-ins")
    @ResponseStatus(HttpStatus.CREATED)
    SignedIn signIn(Actor station, @RequestBody SignIn request) {
        return signIns.signIn(station, request);
    }

    /** Takes the session's secret away; the badge alone resumes it at this station. */
    @Allow(roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR})
    @PostMapping("/v1/sign-ins/current/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lock(Actor actor, @RequestHeader("Operator-Session") String session) {
        actor.requireOperator();
        signIns.lock(actor, session);
    }

    @Allow(roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR})
    @DeleteMapping("/v1/sign-ins/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Actor actor, @RequestHeader("Operator-Session") String session) {
        actor.requireOperator();
        signIns.signOut(actor, session);
    }

    /** A supervisor lets the operator of the session do one action, within two minutes. */
    @Allow(roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR})
    @PostMapping("/v1/approvals")
    @ResponseStatus(HttpStatus.CREATED)
    Approved approve(
            Actor actor, @RequestHeader("Operator-Session") String session, @RequestBody ApproveAction request) {
        return approvals.approve(actor, session, request);
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @GetMapping("/v1/sign-in-info")
    SignInInfo info(Actor station) {
        var operators = demo.stream().flatMap(all -> all.operators().stream()).toList();
        return new SignInInfo(!operators.isEmpty(), operators);
    }
}
