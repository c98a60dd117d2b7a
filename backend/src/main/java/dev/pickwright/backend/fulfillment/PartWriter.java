package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.routing.Plan;
import dev.pickwright.backend.routing.Routing;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.SlotBook;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.model.fulfillment.FulfillmentCreated;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentStatusChanged;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes new fulfillments, all of an order at once, with as few statements as one takes. Joins the caller's unit of
 * work, under the locks of the slots and the stock they take.
 */
@Component
class PartWriter {

    /** What a new fulfillment belongs to. */
    record Head(
            OrderId order,
            String number,
            WantedOrder.Sale sale,
            @Nullable String overrideBy,
            @Nullable String overrideReason) {}

    /** A fulfillment to write. */
    record NewPart(Warehouse warehouse, SlotBook.Place place, int partNumber, List<NewItem> items) {}

    /** @param shares what of it is promised; less than ordered leaves the rest waiting for stock */
    record NewItem(UUID orderLine, int lineNumber, Sku sku, int ordered, List<Routing.Share> shares) {

        int allocated() {
            return shares.stream().mapToInt(Routing.Share::quantity).sum();
        }
    }

    /** What is written, with its ids. */
    record Written(
            FulfillmentState state,
            NewPart part,
            @Nullable String qcReason,
            @Nullable UUID slot,
            Map<NewItem, ItemId> itemIds) {

        ItemId id(NewItem item) {
            return Objects.requireNonNull(itemIds.get(item));
        }
    }

    private final PartRepository parts;
    private final Slots slots;
    private final Stock stock;
    private final QcPolicy qc;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final IdSource ids;
    private final Clock clock;

    PartWriter(
            PartRepository parts,
            Slots slots,
            Stock stock,
            QcPolicy qc,
            Outbox outbox,
            AuditTrail audit,
            IdSource ids,
            Clock clock) {
        this.parts = parts;
        this.slots = slots;
        this.stock = stock;
        this.qc = qc;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The first parts of an order, as routed. */
    void write(Actor actor, WantedOrder order, Plan plan) {
        Map<Object, WantedOrder.Line> lines = new IdentityHashMap<>();
        order.lines().forEach(line -> lines.put(line.demand(), line));
        List<NewPart> wanted = plan.parts().stream()
                .map(part -> new NewPart(
                        part.warehouse(),
                        part.place(),
                        1,
                        part.lines().stream()
                                .map(served -> item(Objects.requireNonNull(lines.get(served.line())), served))
                                .toList()))
                .toList();
        write(
                actor,
                new Head(order.id(), order.number(), order.sale(), order.overrideBy(), order.overrideReason()),
                wanted,
                null);
    }

    private static NewItem item(WantedOrder.Line line, Plan.Served served) {
        return new NewItem(
                line.id(), line.demand().lineNumber(), line.sku(), line.demand().quantity(), served.shares());
    }

    /** @param saying for the trail; null if there is nothing to say */
    List<FulfillmentState> write(Actor actor, Head head, List<NewPart> wanted, @Nullable String saying) {
        List<@Nullable UUID> taken = slots.take(
                wanted.stream().map(NewPart::place).toList(),
                wanted.stream().map(part -> part.items().size()).toList());
        List<String> numbers = parts.nextNumbers(wanted.size()).stream()
                .map("F-%06d"::formatted)
                .toList();
        Map<String, String> qcReasons = qcReasons(head, wanted, numbers);
        List<Written> written = new ArrayList<>();
        for (NewPart part : wanted) {
            int n = written.size();
            String number = numbers.get(n);
            written.add(written(head, part, number, qcReasons.get(number), taken.get(n)));
        }
        parts.insert(written, head, clock.instant());
        parts.insertItems(written);
        parts.insertAllocations(written);
        stock.allocateAll(written.stream()
                .flatMap(each -> each.part().items().stream())
                .flatMap(item -> item.shares().stream()
                        .map(share -> new Stock.Promise(share.bin(), item.sku().id(), share.quantity())))
                .toList());
        outbox.append(
                written.stream().map(each -> new Outbox.Lane(events(each), 1)).toList());
        audit.append(
                actor, written.stream().map(each -> entry(each, head, saying)).toList());
        return written.stream().map(Written::state).toList();
    }

    private Map<String, String> qcReasons(Head head, List<NewPart> wanted, List<String> numbers) {
        List<QcPolicy.Part> asked = new ArrayList<>();
        for (NewPart part : wanted) {
            asked.add(new QcPolicy.Part(
                    numbers.get(asked.size()),
                    part.warehouse().id(),
                    part.items().stream().map(NewItem::sku).toList()));
        }
        return qc.reasons(head.sale().customer(), head.sale().value(), asked);
    }

    private Written written(Head head, NewPart part, String number, @Nullable String qcReason, @Nullable UUID slot) {
        Warehouse site = part.warehouse();
        var state = new FulfillmentState(
                new FulfillmentId(ids.next("fulfillment")),
                number,
                head.order(),
                head.number(),
                site.id(),
                site.code(),
                FulfillmentStatus.PENDING,
                0,
                site.maxPickAttempts(),
                0,
                site.maxPackAttempts(),
                qcReason != null,
                1);
        Map<NewItem, ItemId> itemIds = new IdentityHashMap<>();
        part.items().forEach(item -> itemIds.put(item, new ItemId(ids.next("fulfillment_item"))));
        return new Written(state, part, qcReason, slot, itemIds);
    }

    private static List<dev.pickwright.model.event.DomainEvent> events(Written each) {
        FulfillmentState state = each.state();
        return List.of(
                new FulfillmentCreated(
                        state.id(),
                        state.orderId(),
                        state.status(),
                        state.number(),
                        state.orderNumber(),
                        state.warehouse(),
                        each.part().partNumber(),
                        each.part().items().stream()
                                .map(item -> new FulfillmentCreated.Item(
                                        each.id(item),
                                        item.lineNumber(),
                                        item.sku().code(),
                                        item.ordered()))
                                .toList()),
                new FulfillmentStatusChanged(
                        state.id(), state.orderId(), null, state.status(), null, state.number(), state.warehouse()));
    }

    private static AuditEntry entry(Written each, Head head, @Nullable String saying) {
        boolean over = each.part().place().over();
        return AuditEntry.of("create")
                .on(each.state().id())
                .change(null, each.state().status().wire())
                .saying(over ? "over the slot's limit" : saying)
                .noting(over ? head.overrideReason() : null);
    }
}
