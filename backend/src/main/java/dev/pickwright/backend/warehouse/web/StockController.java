package dev.pickwright.backend.warehouse.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.warehouse.Counts;
import dev.pickwright.backend.warehouse.StockDesk;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.model.warehouse.CreateCount;
import dev.pickwright.model.warehouse.StockAdjustment;
import dev.pickwright.model.warehouse.StockReceipt;
import dev.pickwright.model.warehouse.StockView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockController {

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_CURSOR = 80;

    private final StockDesk desk;
    private final Counts counts;
    private final Once once;

    StockController(StockDesk desk, Counts counts, Once once) {
        this.desk = desk;
        this.counts = counts;
        this.once = once;
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.STOCK_READ)
    @GetMapping("/v1/stock")
    Page<StockView> stock(
            Actor actor,
            @RequestParam(required = false) @Nullable String warehouse,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String bin,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return desk.list(
                actor,
                Fields.codeOrNull("warehouse", warehouse, 16),
                Fields.codeOrNull("sku", sku, 40),
                Fields.codeOrNull("bin", bin, 24),
                after == null ? null : Fields.text("after", after, MAX_CURSOR),
                Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.STOCK_WRITE)
    @PostMapping("/v1/stock/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    StockView receive(Command command, @RequestBody StockReceipt body) {
        return once.run(command, body, StockView.class, () -> desk.receive(command.actor(), body));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.STOCK_WRITE)
    @PostMapping("/v1/stock/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    StockView adjust(Command command, @RequestBody StockAdjustment body) {
        return once.run(command, body, StockView.class, () -> desk.adjust(command.actor(), body));
    }

    @Allow(
            roles = {Role.PICKER, Role.SUPERVISOR},
            scopes = Scope.STOCK_READ)
    @GetMapping("/v1/counts")
    Page<CountTaskView> counts(
            Actor actor,
            @RequestParam(required = false) @Nullable String warehouse,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable CountTaskId after,
            @RequestParam(defaultValue = "100") int limit) {
        return counts.list(
                actor, Fields.codeOrNull("warehouse", warehouse, 16), open, after, Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.STOCK_WRITE)
    @PostMapping("/v1/counts")
    @ResponseStatus(HttpStatus.CREATED)
    CountTaskView createCount(Command command, @RequestBody CreateCount body) {
        return once.run(command, body, CountTaskView.class, () -> counts.create(command.actor(), body));
    }

    @Allow(
            roles = {Role.PICKER, Role.SUPERVISOR},
            scopes = Scope.STOCK_WRITE,
            of = Subject.COUNT)
    @PostMapping("/v1/counts/{id}/done")
    CountTaskView countDone(Command command, @PathVariable CountTaskId id, @RequestBody CountDone body) {
        return once.run(command, body, CountTaskView.class, () -> counts.done(command.actor(), id, body));
    }
}
