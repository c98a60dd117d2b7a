package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.Access;
import dev.pickwright.backend.access.DemoOperators;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
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

@RestController
class AccessController {

    private final Access access;
    private final ObjectProvider<DemoOperators> demo;

    AccessController(Access access, ObjectProvider<DemoOperators> demo) {
        this.access = access;
        this.demo = demo;
    }

    /** Signing in twice makes two sessions, so no key is asked for. */
    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @PostMapping("/v1/sign-ins")
    @ResponseStatus(HttpStatus.CREATED)
    SignedIn signIn(Actor station, @RequestBody SignIn request) {
        return access.signIn(request);
    }

    @Allow(roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR})
    @DeleteMapping("/v1/sign-ins/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Actor actor, @RequestHeader("Operator-Session") String session) {
        access.signOut(actor, session);
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
