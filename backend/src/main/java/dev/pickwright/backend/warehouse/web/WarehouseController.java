package dev.pickwright.backend.warehouse.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Fresh;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.SlotRules;
import dev.pickwright.model.warehouse.SlotView;
import dev.pickwright.model.warehouse.WarehousePolicy;
import dev.pickwright.model.warehouse.WarehouseView;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/warehouses")
class WarehouseController {

    private static final int MAX_LIMIT = 1_000;

    private final Warehouses warehouses;
    private final Slots slots;
    private final Once once;

    WarehouseController(Warehouses warehouses, Slots slots, Once once) {
        this.warehouses = warehouses;
        this.slots = slots;
        this.once = once;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.CATALOGUE_READ)
    @GetMapping
    Page<WarehouseView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        Page<Warehouse> page =
                warehouses.list(actor, Fields.codeOrNull("after", after, 16), Math.clamp(limit, 1, MAX_LIMIT));
        return new Page<>(page.items().stream().map(this::view).toList(), page.next());
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.CATALOGUE_READ, of = Subject.WAREHOUSE)
    @GetMapping("/{code}")
    ResponseEntity<WarehouseView> one(Actor actor, @PathVariable String code) {
        return tagged(view(find(code)));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.CATALOGUE_WRITE, of = Subject.WAREHOUSE)
    @PutMapping("/{code}/service-area")
    ResponseEntity<WarehouseView> setArea(Command command, @PathVariable String code, @RequestBody ServiceArea body) {
        return change(command, code, body, (site, version) -> warehouses.setArea(command.actor(), site, version, body));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.CATALOGUE_WRITE, of = Subject.WAREHOUSE)
    @PutMapping("/{code}/policy")
    ResponseEntity<WarehouseView> setPolicy(
            Command command, @PathVariable String code, @RequestBody WarehousePolicy body) {
        return change(
                command, code, body, (site, version) -> warehouses.setPolicy(command.actor(), site, version, body));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.CATALOGUE_WRITE, of = Subject.WAREHOUSE)
    @PutMapping("/{code}/slot-rules")
    ResponseEntity<WarehouseView> setSlotRules(
            Command command, @PathVariable String code, @RequestBody SlotRules body) {
        return change(command, code, body, (site, version) -> slots.setRules(command.actor(), site, version, body));
    }

    private ResponseEntity<WarehouseView> change(
            Command command, String code, Object body, ObjLongConsumer<Warehouse> work) {
        long version = command.neededVersion();
        return tagged(Fresh.orCurrent(
                () -> once.run(command, List.of(version, body), WarehouseView.class, () -> {
                    work.accept(find(code), version);
                    return view(find(code));
                }),
                () -> view(find(code))));
    }

    private static ResponseEntity<WarehouseView> tagged(WarehouseView site) {
        return ResponseEntity.ok().eTag(String.valueOf(site.version())).body(site);
    }

    /** The slots that have not ended, as far ahead as work is planned. */
    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.CATALOGUE_READ,
            of = Subject.WAREHOUSE)
    @GetMapping("/{code}/slots")
    Page<SlotView> slots(Actor actor, @PathVariable String code) {
        Warehouse site = find(code);
        var book = Objects.requireNonNull(slots.look(List.of(site)).get(site.id()));
        return new Page<>(
                book.slots().stream()
                        .map(slot -> new SlotView(
                                slot.startsAt(),
                                slot.endsAt(),
                                slot.cutOffAt(),
                                slot.openAt(book.now()),
                                slot.maxFulfillments(),
                                slot.maxLines(),
                                slot.usedFulfillments(),
                                slot.usedLines()))
                        .toList(),
                null);
    }

    private Warehouse find(String code) {
        return warehouses
                .byCode(code)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no warehouse " + code + "."));
    }

    private WarehouseView view(Warehouse site) {
        return new WarehouseView(
                site.id(),
                site.code(),
                site.name(),
                site.timeZone().getId(),
                site.priority(),
                warehouses.policy(site.id()),
                site.area(),
                slots.rules(site.id()),
                warehouses.version(site.id()));
    }
}
