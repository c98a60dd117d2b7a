package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.scan.LookUp;
import dev.pickwright.model.warehouse.BinData;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CreateCount;
import dev.pickwright.model.warehouse.CreateSku;
import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.SkuFacts;
import dev.pickwright.model.warehouse.SlotRule;
import dev.pickwright.model.warehouse.SlotRules;
import dev.pickwright.model.warehouse.StockAdjustment;
import dev.pickwright.model.warehouse.StockReceipt;
import dev.pickwright.model.warehouse.ToteData;
import dev.pickwright.model.warehouse.WarehousePolicy;
import dev.pickwright.model.warehouse.ZoneData;
import java.time.LocalTime;
import java.util.List;
import java.util.function.BiFunction;

/** Row 19 of the table as far as it is about bins, and what a site is made of. */
final class SiteOperations {

    static final List<Operation> ALL = List.of(
            found(
                    "19 receive",
                    ground -> stock(
                            ground, "receipts", new StockReceipt(null, "A-09", ground.mug.code(), new Quantity(3))),
                    "select count(*) from stock where on_hand = 3",
                    "1"),
            found(
                    "19 adjust",
                    ground -> stock(
                            ground, "adjustments", new StockAdjustment(null, "A-02", ground.vase.code(), -1, "broken")),
                    "select count(*) from stock where on_hand = 4",
                    "1"),
            found(
                    "19 make a count task",
                    SiteOperations::count,
                    "select count(*) from count_task where status = 'open'",
                    "1"),
            found("19 count done", SiteOperations::counted, "select count(*) from stock where on_hand = 7", "1"),
            found(
                    "- look a code up",
                    ground -> new Api.Call(
                            ground.site.picker(), "/v1/scans/resolve", new LookUp("A-01", EntryMode.SCANNED, null)),
                    "select count(*) from audit_entry where operation = 'look_up'",
                    "1"),
            made("make a SKU", "sku", (ground, code) -> admin("/v1/skus", new CreateSku(code, facts("A new one")))),
            new Operation("- change a SKU", SiteOperations::changed),
            made("make a zone", "zone", (ground, code) -> place(ground, "zones", new ZoneData(code, "Annex"))),
            made("make a bin", "bin", (ground, code) -> place(ground, "bins", new BinData("A", code, 1, 2, 50))),
            made("make a tote", "tote", (ground, code) -> place(ground, "totes", new ToteData(code))),
            found(
                    "- set the service area",
                    ground -> put(ground, "service-area", new ServiceArea(true, List.of("DE"), 50.0, 8.0)),
                    "select count(*) from audit_entry where operation = 'set_service_area'",
                    "1"),
            found(
                    "- set the policy",
                    ground -> put(ground, "policy", new WarehousePolicy(ShortResolution.WAIT, 2, 2, true)),
                    "select count(*) from audit_entry where operation = 'set_policy'",
                    "1"),
            found(
                    "- set the slot rules",
                    ground -> put(ground, "slot-rules", new SlotRules(List.of(allDay()))),
                    "select count(*) from audit_entry where operation = 'set_slot_rules'",
                    "1"));

    private SiteOperations() {}

    /** An operation after which a table has a row with the code it was given. */
    private static Operation made(String name, String table, BiFunction<Ground, String, Api.Call> call) {
        return new Operation("- " + name, ground -> {
            String code = ground.freshCode();
            String query = "select count(*) from %s where code = ?".formatted(table);
            return new Operation.Act(call.apply(ground, code), () -> ground.value(query, code), "1");
        });
    }

    private static Operation.Act changed(Ground ground) {
        String code = ground.freshCode();
        ground.api.post(Floor.system(), "/v1/skus", new CreateSku(code, facts("An old one")));
        return new Operation.Act(
                Api.Call.put(Floor.system(), "/v1/skus/" + code, facts("A better one"), 0),
                () -> ground.value("select description from sku where code = ?", code),
                "A better one");
    }

    private static SkuFacts facts(String description) {
        return new SkuFacts(description, null, 120, false, true, false, null);
    }

    private static SlotRule allDay() {
        return new SlotRule(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, LocalTime.of(18, 0), 20, 100);
    }

    private static Api.Call stock(Ground ground, String what, Object body) {
        return new Api.Call(ground.site.supervisor(), "/v1/stock/" + what, body);
    }

    private static Api.Call count(Ground ground) {
        return new Api.Call(ground.site.supervisor(), "/v1/counts", new CreateCount(null, "A-01", ground.mug.code()));
    }

    private static Api.Call counted(Ground ground) {
        Api.Call wanted = count(ground);
        String id = ground.api
                .post(wanted.who(), wanted.path(), wanted.body())
                .path("id")
                .asString();
        return new Api.Call(
                ground.site.picker(), "/v1/counts/%s/done".formatted(id), new CountDone(7, EntryMode.TYPED, null));
    }

    private static Api.Call admin(String path, Object body) {
        return new Api.Call(Floor.system(), path, body);
    }

    private static Api.Call place(Ground ground, String what, Object body) {
        return admin("/v1/warehouses/%s/%s".formatted(ground.spare.code(), what), body);
    }

    private static Api.Call put(Ground ground, String what, Object body) {
        long version =
                Long.parseLong(ground.value("select version from warehouse where code = ?", ground.spare.code()));
        return Api.Call.put(Floor.system(), "/v1/warehouses/%s/%s".formatted(ground.spare.code(), what), body, version);
    }
}
