package dev.pickwright.backend.demo;

import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.quality.Quality;
import dev.pickwright.backend.shipping.Shipping;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.shipping.Ship;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Orders of the demonstration, brought into every state by the operations that operators use. */
@Component
class DemoOrders {

    private static final TaskIntent INTENT = new TaskIntent(null, null);

    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Steps steps;
    private final Cancelling cancelling;
    private final Picking picking;
    private final Packing packing;
    private final Quality quality;
    private final Shipping shipping;

    DemoOrders(
            Orders orders,
            Fulfillments fulfillments,
            Steps steps,
            Cancelling cancelling,
            Picking picking,
            Packing packing,
            Quality quality,
            Shipping shipping) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.steps = steps;
        this.cancelling = cancelling;
        this.picking = picking;
        this.packing = packing;
        this.quality = quality;
        this.shipping = shipping;
    }

    /** @param people by badge; the LON picker, packer and supervisor do the work */
    void make(List<Sku> goods, Map<String, Actor> people) {
        Actor picker = Objects.requireNonNull(people.get("B-1001"));
        Actor allround = Objects.requireNonNull(people.get("B-1004"));
        Actor packer = Objects.requireNonNull(people.get("B-1002"));
        Actor supervisor = Objects.requireNonNull(people.get("B-1003"));
        // Numbers 2, 3, 4, 7, 8, 9 ... of the goods lie in London; each order takes two of them.
        List<Sku> london = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            if (i % 5 > 0 && !goods.get(i).qcFlagged()) {
                london.add(goods.get(i));
            }
        }
        Sku flagged = goods.stream().filter(Sku::qcFlagged).findFirst().orElseThrow();

        FulfillmentId completed = order(1, london.get(0), london.get(1));
        shipped(picker, packer, completed, 1);
        steps.complete(supervisor, completed, null);
        shipped(picker, packer, order(2, london.get(2), london.get(3)), 2);
        FulfillmentId ready = order(3, london.get(4));
        packed(picker, packer, ready, 3);
        shipping.markReady(packer, ready, INTENT);
        FulfillmentId packed = order(4, london.get(5));
        packed(picker, packer, packed, 4);
        FulfillmentId checked = order(5, flagged);
        packed(picker, packer, checked, 5);
        FulfillmentId packing = order(6, london.get(6), london.get(7));
        picked(picker, packing, 6);
        startPacking(packer, 6);
        picked(picker, order(7, london.get(8)), 7);
        picked(picker, order(8, flagged, london.get(9)), 8);
        failed(picker, order(9, london.get(10), london.get(11)), 9);
        order(10, london.get(12), london.get(13));
        halfPicked(allround, 10);
        cancelling.cancel(supervisor, order(11, london.get(14)), "customer changed their mind");
        steps.startPlanning(supervisor, order(12, london.get(15), london.get(16)), null);
        order(13, london.get(17));
        order(14, london.get(18), london.get(19), flagged);
        order(15, goods.get(0), goods.get(1));
        tooMany(16, goods.getLast());
    }

    /** More than one site has, so it cannot be routed. */
    private void tooMany(int n, Sku sku) {
        var line = new CreateOrder.Line(1, sku.code(), new Quantity(70), null, null);
        orders.create(
                Actor.system("demonstration"),
                new CreateOrder("DEMO-%04d".formatted(1000 + n), "Demo customer " + n, null, List.of(line)));
    }

    /** Creates an order of two of each. @return its first fulfillment */
    private FulfillmentId order(int n, Sku... goods) {
        List<CreateOrder.Line> lines = new ArrayList<>();
        for (Sku sku : goods) {
            lines.add(new CreateOrder.Line(lines.size() + 1, sku.code(), new Quantity(2), null, null));
        }
        String number = "DEMO-%04d".formatted(1000 + n);
        orders.create(Actor.system("demonstration"), new CreateOrder(number, "Demo customer " + n, null, lines));
        return fulfillments.byNumber(number).getFirst();
    }

    private void picked(Actor picker, FulfillmentId id, int tote) {
        PickTaskView task = picking.next(picker).task();
        while (task.step() != PickStepKind.FINISH) {
            task = scan(picker, task, tote);
        }
        picking.finish(picker, task.id(), INTENT);
        if (fulfillments.items(id).stream().noneMatch(item -> item.picked() > 0)) {
            throw new IllegalStateException("the demonstration picks its orders in the order it makes them");
        }
    }

    private void halfPicked(Actor picker, int tote) {
        PickTaskView task = picking.next(picker).task();
        for (int i = 0; i < 3; i++) {
            task = scan(picker, task, tote);
        }
    }

    private PickTaskView scan(Actor picker, PickTaskView task, int tote) {
        String code = task.step() == PickStepKind.SCAN_TOTE ? tote(tote) : Objects.requireNonNull(task.expected());
        return picking.scan(picker, task.id(), scan(code)).task();
    }

    private void failed(Actor picker, FulfillmentId id, int tote) {
        PickTaskView task = picking.next(picker).task();
        task = scan(picker, task, tote);
        var line = Objects.requireNonNull(task.current());
        picking.shortPick(
                picker,
                task.id(),
                new ShortPick(line.id(), 0, ShortReason.BIN_EMPTY, ShortResolution.FAIL, null, null));
        if (fulfillments.state(id).pickAttempts() != 1) {
            throw new IllegalStateException("the demonstration fails the order it means to");
        }
    }

    private PackTaskView startPacking(Actor packer, int tote) {
        return Objects.requireNonNull(
                packing.scanAtBench(packer, scan(tote(tote))).task());
    }

    private void packed(Actor picker, Actor packer, FulfillmentId id, int tote) {
        picked(picker, id, tote);
        PackTaskView task = startPacking(packer, tote);
        for (PackTaskView.Line line : task.lines()) {
            for (int i = 0; i < line.picked(); i++) {
                packing.scan(packer, id, scan(line.sku()));
            }
        }
        int grams = Objects.requireNonNullElse(packing.task(id).expectedGrams(), 1_000);
        packing.closePackage(packer, id, new ClosePackage(grams, EntryMode.TYPED, null, null));
        packing.confirmPacked(packer, id, INTENT);
    }

    private void shipped(Actor picker, Actor packer, FulfillmentId id, int tote) {
        packed(picker, packer, id, tote);
        PackTaskView task = packing.task(id);
        if (task.step() == PackStepKind.CHECK_QUALITY && task.qcCheck() != null) {
            var points = task.qcCheck().points().stream()
                    .map(point -> PointResult.pass(point.code()))
                    .toList();
            quality.record(packer, id, new RecordQc(task.qcCheck().id(), points, null, null));
        }
        shipping.markReady(packer, id, INTENT);
        shipping.ship(packer, id, new Ship(null, null, "DEMO%08d".formatted(tote), null, null));
    }

    private static String tote(int n) {
        return "T-%04d".formatted(n);
    }

    private static ScanRequest scan(String code) {
        return new ScanRequest(code, EntryMode.SCANNED, null, null);
    }
}
