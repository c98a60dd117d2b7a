package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.ReopenPackage;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.picking.TakeOver;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckId;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.warehouse.CountDone;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What people do at a station from the list to the checked box, with all that can go wrong on the way. */
public final class WholeJob {

    private final Api api;
    private final JdbcTemplate rows;
    private final StationSite.Work work;

    public WholeJob(Api api, JdbcTemplate rows, StationSite.Work work) {
        this.api = api;
        this.rows = rows;
        this.work = work;
    }

    public void all() {
        picked();
        packed();
        checked();
        counted();
    }

    private Actor picker() {
        return work.site().picker();
    }

    private JsonNode pick(Actor who, String step, Object body) {
        return api.post(who, "/v1/picking/tasks/%s/%s".formatted(list(), step), body);
    }

    private JsonNode scan(String code) {
        return pick(picker(), "scan", Bench.scan(code));
    }

    String list() {
        return rows.queryForObject(
                "select cast(picklist_id as varchar) from picklist_fulfillment where fulfillment_id = ?",
                String.class,
                work.fulfillment().value());
    }

    private PickLineId line(String bin) {
        return new PickLineId(UUID.fromString(rows.queryForObject(
                "select cast(l.id as varchar) from pick_line l join bin b on b.id = l.bin_id"
                        + " where l.fulfillment_id = ? and b.code = ? and l.status = 'open'",
                String.class,
                work.fulfillment().value(),
                bin)));
    }

    public void scanned(String... codes) {
        for (String code : codes) {
            scan(code);
        }
    }

    /** The lines before are skipped; one cup of four is found. */
    public void shortOfCups() {
        pick(picker(), "skip", Bench.INTENT);
        pick(picker(), "skip", Bench.INTENT);
        scanned("A-03", work.cup().code());
        pick(picker(), "short", missing(line("A-03"), 1, ShortResolution.OTHER_BIN));
    }

    /** The first box is taken. */
    public void opened() {
        api.post(work.site().packer(), "/v1/packing/scan", Bench.scan("T-1"));
        pack("open-package", new OpenPackage("S", null, null));
    }

    public void claimed() {
        api.post(picker(), "/v1/picking/next", Map.of());
    }

    public void picked() {
        claimed();
        pick(picker(), "release", Bench.INTENT);
        api.post(work.site().other(), "/v1/picking/next", Map.of());
        pick(picker(), "take-over", new TakeOver("shift ends", null, null));
        scan("T-1");
        scan("A-01");
        assertThat(scan(work.vase().code()).path("verdict").asString()).isEqualTo("refused");
        scan(work.mug().code());
        pick(
                picker(),
                "confirm-quantity",
                new ConfirmQuantity(line("A-01"), new Quantity(2), EntryMode.TYPED, null, null));
        pick(picker(), "undo", Bench.INTENT);
        pick(
                picker(),
                "confirm-quantity",
                new ConfirmQuantity(line("A-01"), new Quantity(2), EntryMode.TYPED, null, null));
        pick(picker(), "skip", Bench.INTENT);
        scan("A-03");
        scan(work.cup().code());
        pick(picker(), "short", missing(line("A-03"), 1, ShortResolution.OTHER_BIN));
        scan("A-02");
        scan(work.vase().code());
        scan(work.vase().code());
        scan("A-04");
        scan(work.cup().code());
        pick(picker(), "short", missing(line("A-04"), 2, ShortResolution.SHIP_SHORT));
        pick(picker(), "finish", Bench.INTENT);
    }

    private static ShortPick missing(PickLineId line, int found, ShortResolution resolution) {
        return new ShortPick(line, found, ShortReason.FEWER_FOUND, resolution, null, null);
    }

    private JsonNode pack(String step, Object body) {
        return api.post(work.site().packer(), "/v1/packing/tasks/%s/%s".formatted(work.fulfillment(), step), body);
    }

    private JsonNode supervise(String step, Object body) {
        return api.post(work.site().supervisor(), "/v1/fulfillments/%s/%s".formatted(work.fulfillment(), step), body);
    }

    void packed() {
        opened();
        pack("scan", Bench.scan(work.mug().code()));
        pack("undo", Bench.INTENT);
        pack("scan", Bench.scan(work.mug().code()));
        JsonNode task = pack("scan", Bench.scan(work.mug().code())).path("task");
        pack("scan", Bench.scan(work.mug().code()));
        pack("close-package", new ClosePackage(900, EntryMode.TYPED, null, null));
        api.post(
                work.site().packer(),
                "/v1/fulfillments/%s/mark-pack-failed".formatted(work.fulfillment()),
                new Reason("no box"));
        supervise("retry-pack", new Reason(null));
        pack(
                "reopen-package",
                new ReopenPackage(task.path("packages").path(0).path("sscc").asString(), null, null));
        pack("close-package", new ClosePackage(910, EntryMode.TYPED, null, null));
        pack("scan", Bench.scan(work.vase().code()));
        pack("scan", Bench.scan(work.vase().code()));
        JsonNode cups = pack("scan", Bench.scan(work.cup().code()))
                .path("task")
                .path("lines")
                .path(2);
        pack(
                "pack-rest",
                new PackRest(ItemId.of(cups.path("item_id").asString()), new Quantity(2), EntryMode.TYPED, null, null));
        pack("close-package", new ClosePackage(700, EntryMode.TYPED, null, null));
        pack("confirm-packed", Bench.INTENT);
    }

    void checked() {
        supervise("holds", new StatedReason("customer called"));
        String hold = rows.queryForObject(
                "select cast(id as varchar) from fulfillment_hold where fulfillment_id = ?",
                String.class,
                work.fulfillment().value());
        supervise("holds/%s/release".formatted(hold), new StatedReason("clear"));
        pack("reopen", Bench.INTENT);
        JsonNode check = pack("confirm-packed", Bench.INTENT).path("task").path("qc_check");
        var points = check.path("points")
                .valueStream()
                .map(point -> PointResult.pass(point.path("code").asString()))
                .toList();
        pack("qc-result", new RecordQc(QcCheckId.of(check.path("id").asString()), points, null, null));
    }

    void counted() {
        String count = rows.queryForObject(
                "select cast(c.id as varchar) from count_task c join bin b on b.id = c.bin_id"
                        + " where b.code = 'A-03' and c.warehouse_id = ?",
                String.class,
                work.site().warehouse().value());
        api.post(picker(), "/v1/counts/%s/done".formatted(count), new CountDone(1, EntryMode.TYPED, null));
    }
}
