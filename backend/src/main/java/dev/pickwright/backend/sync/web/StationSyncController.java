package dev.pickwright.backend.sync.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.sync.station.JournalExport;
import dev.pickwright.backend.sync.station.StationEnroller;
import dev.pickwright.backend.sync.station.StationStatus;
import dev.pickwright.backend.sync.station.StationStops;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.EnrolBackend;
import dev.pickwright.model.sync.FulfillmentStanding;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.SavedJournal;
import dev.pickwright.model.sync.SyncStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A station's own backend tells how it stands with central. Nothing here takes a key: all of it may be done twice. */
@RestController
class StationSyncController {

    private static final int MAX_LIMIT = 1_000;

    private final ObjectProvider<StationStatus> status;
    private final ObjectProvider<StationStops> stops;
    private final ObjectProvider<StationEnroller> enroller;
    private final ObjectProvider<JournalExport> journal;

    StationSyncController(
            ObjectProvider<StationStatus> status,
            ObjectProvider<StationStops> stops,
            ObjectProvider<StationEnroller> enroller,
            ObjectProvider<JournalExport> journal) {
        this.status = status;
        this.stops = stops;
        this.enroller = enroller;
        this.journal = journal;
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @GetMapping("/v1/station/sync")
    SyncStatus status() {
        return here(status).status();
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @GetMapping("/v1/station/sync/operations")
    Page<OperationView> operations(
            @RequestParam(required = false) @Nullable OperationStanding standing,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "100") int limit) {
        return here(status).operations(standing, after, Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @GetMapping("/v1/station/sync/standings")
    Page<FulfillmentStanding> standings(@RequestParam(required = false) @Nullable UUID fulfillment) {
        return new Page<>(here(status).standings(fulfillment == null ? null : new FulfillmentId(fulfillment)), null);
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @PostMapping("/v1/station/sync/exchange")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void exchange() {
        here(status).exchange();
    }

    /** The code lets it in, and only once. */
    @Allow(roles = Role.SUPERVISOR, stations = true)
    @PostMapping("/v1/station/sync/enrol")
    SyncStatus enrol(@RequestBody EnrolBackend body) {
        here(enroller).enrol(body.code(), body.certificate());
        return here(status).status();
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @PostMapping("/v1/station/sync/stops/{fulfillment}/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(Actor actor, @PathVariable UUID fulfillment) {
        here(stops).acknowledge(actor, new FulfillmentId(fulfillment));
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @PostMapping("/v1/station/sync/restored/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledgeRestored() {
        here(stops).acknowledgeRestored();
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @PostMapping("/v1/station/sync/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(Actor actor) {
        here(stops).giveBack(actor);
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            stations = true)
    @PostMapping("/v1/station/sync/journal")
    @ResponseStatus(HttpStatus.CREATED)
    SavedJournal saveJournal() {
        return here(journal).save();
    }

    private static <T> T here(ObjectProvider<T> part) {
        T found = part.getIfAvailable();
        if (found == null) {
            throw new ProblemException(Problem.NOT_FOUND, "This backend has no central.");
        }
        return found;
    }
}
