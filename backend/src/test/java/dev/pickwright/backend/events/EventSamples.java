package dev.pickwright.backend.events;

import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.fulfillment.FulfillmentCreated;
import dev.pickwright.model.fulfillment.FulfillmentError;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentStatusChanged;
import dev.pickwright.model.fulfillment.HoldId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.HoldPlaced;
import dev.pickwright.model.fulfillment.HoldReleased;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.fulfillment.OrderUnroutable;
import dev.pickwright.model.packing.PackageCreated;
import dev.pickwright.model.packing.PackageId;
import dev.pickwright.model.packing.PackageVoided;
import dev.pickwright.model.packing.Swap;
import dev.pickwright.model.picking.PicklistCompleted;
import dev.pickwright.model.picking.PicklistCreated;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PutBackCreated;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.ShortPicked;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.QcRecorded;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.routing.RoutingRule;
import dev.pickwright.model.shipping.ShipmentDispatched;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.PlaceKind;
import dev.pickwright.model.warehouse.StockCounted;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** At least one event of every type, always the same: what consumers are shown as examples. */
final class EventSamples {

    private static final FulfillmentId FULFILLMENT = new FulfillmentId(id(1));
    private static final OrderId ORDER = new OrderId(id(2));
    private static final ItemId ITEM = new ItemId(id(3));
    private static final PicklistId PICKLIST = new PicklistId(id(4));
    private static final PackageId PACKAGE = new PackageId(id(5));
    private static final HoldId HOLD = new HoldId(id(6));
    private static final QcCheckId CHECK = new QcCheckId(id(7));
    private static final WarehouseId WAREHOUSE = new WarehouseId(id(8));
    private static final String NUMBER = "F-000042";
    private static final String SSCC = "340123450000000017";
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private EventSamples() {}

    static List<DomainEvent> all() {
        return List.of(
                new FulfillmentCreated(
                        FULFILLMENT,
                        ORDER,
                        FulfillmentStatus.PENDING,
                        NUMBER,
                        "SO-1001",
                        "BER",
                        1,
                        List.of(new FulfillmentCreated.Item(ITEM, 1, "MUG-BLUE", 3))),
                new FulfillmentStatusChanged(FULFILLMENT, ORDER, null, FulfillmentStatus.PENDING, null, NUMBER, "BER"),
                new FulfillmentStatusChanged(
                        FULFILLMENT,
                        ORDER,
                        FulfillmentStatus.PICKING,
                        FulfillmentStatus.CANCELLED,
                        "The customer called: \"too late\"",
                        NUMBER,
                        "BER"),
                new ShortPicked(
                        FULFILLMENT,
                        ORDER,
                        ITEM,
                        "MUG-BLUE",
                        "A-01-02",
                        1,
                        ShortReason.FEWER_FOUND,
                        ShortResolution.BACK_ORDER),
                new FulfillmentError(FULFILLMENT, ORDER, "pick", 1, 3, "The aisle is blocked"),
                new OrderUnroutable(
                        ORDER,
                        "SO-1001",
                        "No warehouse that may serve it has the stock for 3 MUG-BLUE.",
                        List.of(new OrderUnroutable.Candidate(
                                "BER",
                                RoutingRule.NO_STOCK,
                                "It has the stock for none of the lines: it has 1 of 3 MUG-BLUE."))),
                new HoldPlaced(
                        FULFILLMENT,
                        ORDER,
                        HOLD,
                        HoldKind.MANUAL,
                        "Address unclear: Köln",
                        "019a0000-0000-7000-8000-00000000000a"),
                new HoldReleased(
                        FULFILLMENT,
                        ORDER,
                        HOLD,
                        HoldKind.MANUAL,
                        "Address confirmed: Köln",
                        "019a0000-0000-7000-8000-00000000000a"),
                new PutBackCreated(FULFILLMENT, ORDER, new PutBackId(id(9)), ITEM, 2, PlaceKind.TOTE, "A-01-02"),
                new PutBackCreated(FULFILLMENT, ORDER, new PutBackId(id(9)), ITEM, 2, PlaceKind.PACKAGE, null),
                new StockCounted(WAREHOUSE, "BER", new CountTaskId(id(10)), "A-01-02", "MUG-BLUE", 7, -1),
                new StockCounted(WAREHOUSE, "BER", null, "A-01-02", "MUG-BLUE", 12, 5),
                new PicklistCreated(PICKLIST, "P-000007", "BER", List.of(FULFILLMENT), 2),
                new PicklistCompleted(PICKLIST, "P-000007", "BER", List.of(FULFILLMENT)),
                new PackageCreated(
                        FULFILLMENT,
                        ORDER,
                        PACKAGE,
                        SSCC,
                        "BOX-S",
                        1_250,
                        List.of(new PackageCreated.Content("MUG-BLUE", 3))),
                new PackageVoided(FULFILLMENT, ORDER, PACKAGE, SSCC),
                new QcRecorded(
                        FULFILLMENT,
                        ORDER,
                        CHECK,
                        QcStatus.PASSED,
                        HASH,
                        List.of(PointResult.pass("no_damage").measuring(new BigDecimal("21.5"))),
                        List.of()),
                new QcRecorded(
                        FULFILLMENT,
                        ORDER,
                        CHECK,
                        QcStatus.FAILED,
                        HASH,
                        List.of(
                                PointResult.pass("items_and_count"),
                                PointResult.fail("no_damage", Defect.DAMAGED_ITEM, 1, Disposition.REPLACE)
                                        .swapping(new Swap(
                                                ITEM,
                                                SSCC,
                                                "A-01-02",
                                                new Trace("L7", LocalDate.parse("2027-01-31"), null),
                                                new Trace("L8", null, null)))),
                        List.of(Disposition.REPLACE)),
                new ShipmentDispatched(FULFILLMENT, ORDER, "DHL", "standard", "JD0146000000", List.of(SSCC)),
                new ShipmentDispatched(FULFILLMENT, ORDER, "Own van", "standard", null, List.of(SSCC)));
    }

    private static UUID id(int n) {
        return UUID.fromString("019a0000-0000-7000-8000-%012d".formatted(n));
    }
}
