package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.StationEnrolment;
import dev.pickwright.backend.access.StationTokens;
import dev.pickwright.backend.access.Stations;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.EnrolStation;
import dev.pickwright.model.access.InviteStation;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.access.StationCode;
import dev.pickwright.model.access.StationDevices;
import dev.pickwright.model.access.StationFacts;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.access.StationProof;
import dev.pickwright.model.access.StationToken;
import dev.pickwright.model.access.StationView;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StationController {

    private static final int MAX_LIMIT = 1_000;

    private final Stations stations;
    private final StationEnrolment enrolment;
    private final StationTokens tokens;
    private final Once once;

    StationController(Stations stations, StationEnrolment enrolment, StationTokens tokens, Once once) {
        this.stations = stations;
        this.enrolment = enrolment;
        this.tokens = tokens;
        this.once = once;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ACCESS_MANAGE)
    @PostMapping("/v1/station-codes")
    @ResponseStatus(HttpStatus.CREATED)
    StationCode invite(Command command, @RequestBody InviteStation body) {
        return enrolment.shown(
                once.run(command, body, StationEnrolment.Invited.class, () -> enrolment.invite(command.actor(), body)));
    }

    /** The code lets it in, and only once, so no key is asked for. */
    @Allow(anybody = true)
    @PostMapping("/v1/stations")
    @ResponseStatus(HttpStatus.CREATED)
    StationToken enrol(@RequestBody EnrolStation body) {
        return enrolment.enrol(body);
    }

    /** An assertion is good for one token, so no key is asked for. */
    @Allow(anybody = true)
    @PostMapping("/v1/station-tokens")
    @ResponseStatus(HttpStatus.CREATED)
    StationToken prove(@RequestBody StationProof body) {
        return tokens.prove(body);
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ACCESS_MANAGE)
    @GetMapping("/v1/stations")
    Page<StationView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        return stations.list(actor, after == null ? null : new StationId(after), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ACCESS_MANAGE)
    @GetMapping("/v1/stations/{id}")
    ResponseEntity<StationView> one(Actor actor, @PathVariable UUID id) {
        return tagged(stations.byId(actor, new StationId(id)));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ACCESS_MANAGE)
    @PutMapping("/v1/stations/{id}")
    ResponseEntity<StationView> change(Command command, @PathVariable UUID id, @RequestBody StationFacts body) {
        StationId station = new StationId(id);
        return tagged(run(
                command,
                List.of(command.neededVersion(), body),
                () -> stations.change(command, station, body),
                () -> stations.byId(command.actor(), station)));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.ACCESS_MANAGE)
    @PostMapping("/v1/stations/{id}/retire")
    StationView retire(Command command, @PathVariable UUID id) {
        StationId station = new StationId(id);
        return run(
                command,
                List.of(),
                () -> stations.retire(command, station),
                () -> stations.byId(command.actor(), station));
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @GetMapping("/v1/stations/me")
    ResponseEntity<StationView> own(Actor actor) {
        return tagged(stations.own(actor));
    }

    @Allow(roles = Role.SUPERVISOR, stations = true)
    @PutMapping("/v1/stations/me")
    ResponseEntity<StationView> changeOwn(Command command, @RequestBody StationDevices body) {
        return tagged(run(
                command,
                List.of(command.neededVersion(), body),
                () -> stations.changeOwn(command, body),
                () -> stations.own(command.actor())));
    }

    private StationView run(Command command, Object body, Supplier<StationView> work, Supplier<StationView> current) {
        return Fresh.orCurrent(() -> once.run(command, body, StationView.class, work), current);
    }

    private static ResponseEntity<StationView> tagged(StationView station) {
        return ResponseEntity.ok().eTag(String.valueOf(station.version())).body(station);
    }
}
