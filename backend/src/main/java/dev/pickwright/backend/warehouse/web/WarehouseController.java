package dev.pickwright.backend.warehouse.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.SlotRules;
import dev.pickwright.model.warehouse.SlotView;
import dev.pickwright.model.warehouse.WarehouseView;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/warehouses")
class WarehouseController {

    private final Warehouses warehouses;
    private final Slots slots;
    private final Once once;

    WarehouseController(Warehouses warehouses, Slots slots, Once once) {
        this.warehouses = warehouses;
        this.slots = slots;
        this.once = once;
    }

    @GetMapping
    Page<WarehouseView> list(Actor actor) {
        actor.require(Role.SUPERVISOR);
        return new Page<>(warehouses.all().stream().map(this::view).toList(), null);
    }

    @PutMapping("/{code}/service-area")
    WarehouseView setArea(Command command, @PathVariable String code, @RequestBody ServiceArea body) {
        command.require(Role.ADMINISTRATOR);
        return once.run(command, body, WarehouseView.class, () -> {
            warehouses.setArea(command.actor(), find(code), body);
            return view(find(code));
        });
    }

    @PutMapping("/{code}/slot-rules")
    WarehouseView setSlotRules(Command command, @PathVariable String code, @RequestBody SlotRules body) {
        command.require(Role.ADMINISTRATOR);
        return once.run(command, body, WarehouseView.class, () -> {
            slots.setRules(command.actor(), find(code), body);
            return view(find(code));
        });
    }

    /** The slots that have not ended, as far ahead as work is planned. */
    @GetMapping("/{code}/slots")
    Page<SlotView> slots(Actor actor, @PathVariable String code) {
        actor.require(Role.SUPERVISOR);
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
                site.area(),
                slots.rules(site.id()));
    }
}
