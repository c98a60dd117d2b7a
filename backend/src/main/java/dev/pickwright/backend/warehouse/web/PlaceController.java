package dev.pickwright.backend.warehouse.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.warehouse.Places;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.BinData;
import dev.pickwright.model.warehouse.ToteData;
import dev.pickwright.model.warehouse.ZoneData;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/warehouses/{code}")
class PlaceController {

    private static final int MAX_LIMIT = 1_000;

    private final Places places;
    private final Once once;

    PlaceController(Places places, Once once) {
        this.places = places;
        this.once = once;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.CATALOGUE_READ, of = Subject.WAREHOUSE)
    @GetMapping("/zones")
    Page<ZoneData> zones(
            Actor actor,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return places.zones(actor, code, cursor(after), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.CATALOGUE_WRITE, of = Subject.WAREHOUSE)
    @PostMapping("/zones")
    @ResponseStatus(HttpStatus.CREATED)
    ZoneData addZone(Command command, @PathVariable String code, @RequestBody ZoneData body) {
        return run(command, body, ZoneData.class, () -> places.addZone(command.actor(), code, body));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.CATALOGUE_READ, of = Subject.WAREHOUSE)
    @GetMapping("/bins")
    Page<BinData> bins(
            Actor actor,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return places.bins(actor, code, cursor(after), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.CATALOGUE_WRITE, of = Subject.WAREHOUSE)
    @PostMapping("/bins")
    @ResponseStatus(HttpStatus.CREATED)
    BinData addBin(Command command, @PathVariable String code, @RequestBody BinData body) {
        return run(command, body, BinData.class, () -> places.addBin(command.actor(), code, body));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.CATALOGUE_READ, of = Subject.WAREHOUSE)
    @GetMapping("/totes")
    Page<ToteData> totes(
            Actor actor,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return places.totes(actor, code, cursor(after), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.CATALOGUE_WRITE, of = Subject.WAREHOUSE)
    @PostMapping("/totes")
    @ResponseStatus(HttpStatus.CREATED)
    ToteData addTote(Command command, @PathVariable String code, @RequestBody ToteData body) {
        return run(command, body, ToteData.class, () -> places.addTote(command.actor(), code, body));
    }

    private static @Nullable String cursor(@Nullable String after) {
        return Fields.codeOrNull("after", after, 24);
    }

    private <T> T run(Command command, Object body, Class<T> type, Supplier<T> work) {
        return once.run(command, body, type, work);
    }
}
