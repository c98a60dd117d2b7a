package dev.pickwright.backend.sync.web;

import dev.pickwright.backend.access.Stations;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.sync.central.Central;
import dev.pickwright.backend.sync.central.Grants;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.NumberBlock;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.WantNumbers;
import dev.pickwright.model.sync.WantWork;
import dev.pickwright.model.sync.WorkGranted;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stations say, send and ask for. Each message names what makes it harmless to repeat, so no key is asked for. */
@RestController
@RequestMapping("/v1/sync")
class SyncController {

    private static final int MAX_LIMIT = 1_000;
    private static final Pattern BOOT = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private final Central central;
    private final Grants grants;
    private final Stations stations;
    private final PushGate gate;

    SyncController(Central central, Grants grants, Stations stations, PushGate gate) {
        this.central = central;
        this.grants = grants;
        this.stations = stations;
        this.gate = gate;
    }

    @Allow(stations = true)
    @PostMapping("/hello")
    HelloReply hello(Actor actor, @RequestBody Hello hello) {
        requireOwn(actor, hello.station());
        requireBoot(hello.boot());
        return central.hello(hello);
    }

    @Allow(stations = true)
    @PostMapping("/operations")
    PushReply push(Actor actor, @RequestBody Push push) {
        requireOwn(actor, push.station());
        return gate.through(push.station(), () -> central.push(push));
    }

    @Allow(stations = true)
    @PostMapping("/incarnations")
    IncarnationOpened open(Actor actor, @RequestBody OpenIncarnation asked) {
        requireOwn(actor, asked.station());
        requireBoot(asked.boot());
        return central.open(asked);
    }

    @Allow(stations = true)
    @PostMapping("/work")
    WorkGranted work(Actor actor, @RequestBody WantWork wanted) {
        return grants.want(own(actor), wanted);
    }

    @Allow(stations = true)
    @GetMapping("/leases/{fulfillment}/snapshot")
    LeaseSnapshot snapshot(Actor actor, @PathVariable FulfillmentId fulfillment) {
        return central.snapshot(own(actor), fulfillment);
    }

    @Allow(stations = true)
    @GetMapping("/feeds/{feed}")
    FeedPage feed(
            Actor actor,
            @PathVariable FeedName feed,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "500") int limit) {
        return central.feed(own(actor), feed, Math.max(after, 0), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(stations = true)
    @GetMapping("/reference")
    BootstrapPart reference(@RequestParam(defaultValue = "0") int part) {
        return central.reference(part);
    }

    @Allow(stations = true)
    @PostMapping("/number-blocks")
    NumberBlock numbers(Actor actor, @RequestBody WantNumbers wanted) {
        return central.numbers(own(actor), wanted.incarnation());
    }

    private StationId own(Actor actor) {
        return stations.own(actor).id();
    }

    /** @throws ProblemException NOT_ALLOWED if one station speaks for another */
    private void requireOwn(Actor actor, StationId said) {
        if (!own(actor).equals(said)) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED, "The token is station %s's, the message another's.".formatted(actor.name()));
        }
    }

    private static void requireBoot(String boot) {
        if (!BOOT.matcher(boot).matches()) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID, "boot has 1 to 40 letters, digits and hyphens.", Map.of("field", "boot"));
        }
    }
}
