package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.picking.Picklists;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.quality.Quality;
import dev.pickwright.backend.shipping.Shipping;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.shipping.Ship;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A site with a fulfillment in every stage of the work. */
abstract class EveryStage extends BenchSite {

    @Autowired
    Steps steps;

    @Autowired
    Holds holds;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Picking picking;

    @Autowired
    Picklists picklists;

    @Autowired
    Quality quality;

    @Autowired
    Shipping shipping;

    @Autowired
    JdbcClient jdbc;

    /** By what became of it. */
    final Map<String, FulfillmentId> stages() {
        Map<String, FulfillmentId> stages = new LinkedHashMap<>();
        floor.stocked(site, 5, vase, 5);
        FulfillmentId shipped = bench.packed(site, mug, 1, 1);
        shipping.markReady(site.supervisor(), shipped, Bench.INTENT);
        shipping.ship(site.supervisor(), shipped, new Ship(null, null, "TRACK-1", null, null));
        stages.put("shipped", shipped);
        FulfillmentId held = bench.packed(site, vase, 1, 1);
        quality.record(site.packer(), held, Bench.failed(packing.task(held), Bench.failure(Disposition.HOLD)));
        stages.put("failed its check", held);
        FulfillmentId packing = bench.picked(site, "T-2", mug, 2);
        this.packing.scanAtBench(site.packer(), Bench.scan("T-2"));
        bench.scan(site, packing, mug.code());
        stages.put("being packed", packing);
        FulfillmentId picked = bench.picked(site, "T-3", mug, 1);
        bench.lots(picked, "L-1");
        jdbc.sql("update stock_movement set expiry = date '2027-01-31' where lot = 'L-1'")
                .update();
        stages.put("picked", picked);
        FulfillmentId cancelled = bench.picked(site, "T-4", mug, 1);
        cancelling.cancel(site.supervisor(), cancelled, "changed their mind");
        stages.put("cancelled", cancelled);
        FulfillmentId half = floor.created(Floor.line(1, mug, 2));
        stages.put("half picked", half);
        scan(site.picker(), take(site.picker(), "T-5"), mug.code());
        FulfillmentId shortOf = floor.created(Floor.line(1, vase, 2));
        PickTaskView task = scan(site.other(), take(site.other(), "T-1"), vase.code());
        var found =
                new ShortPick(task.current().id(), 1, ShortReason.FEWER_FOUND, ShortResolution.SHIP_SHORT, null, null);
        picking.shortPick(site.other(), task.id(), found);
        stages.put("short of some", shortOf);
        FulfillmentId listed = floor.created(Floor.line(1, mug, 1), Floor.line(2, vase, 1));
        steps.startPlanning(site.supervisor(), listed, null);
        picklists.generate(site.supervisor(), listed, null);
        stages.put("on a list", listed);
        FulfillmentId planned = floor.created(Floor.line(1, mug, 1));
        steps.startPlanning(site.supervisor(), planned, null);
        holds.place(site.supervisor(), planned, HoldKind.MANUAL, "address");
        stages.put("planned and on hold", planned);
        return stages;
    }

    final PickTaskView take(Actor picker, String tote) {
        PickTaskView task = picking.next(picker).task();
        scan(picker, task, tote);
        return scan(picker, task, task.current().bin());
    }

    final PickTaskView scan(Actor picker, PickTaskView task, String code) {
        return picking.scan(picker, task.id(), Bench.scan(code)).task();
    }
}
