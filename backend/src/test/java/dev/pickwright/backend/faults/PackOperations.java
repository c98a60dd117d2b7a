package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.status;
import static dev.pickwright.backend.faults.Operation.value;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.ReopenPackage;
import dev.pickwright.model.shipping.Ship;
import java.util.List;

/** Rows 9 to 12, 15 and 16 of the table. */
final class PackOperations {

    private static final String PACKED = "select sum(packed) from fulfillment_item";
    private static final String OPEN_BOXES = "select count(*) from package where status = 'open'";

    static final List<Operation> ALL = List.of(
            status("9 start packing", Job.Stage.PICKED, job -> job.bench("T-1"), "packing"),
            status("9 take over a tote", Job.Stage.PICKED, Job::takeOverTote, "packing"),
            value("10 pack a unit", Job.Stage.PACKING, job -> job.packScan(job.mug()), PACKED, "1"),
            value("10 pack the rest", Job.Stage.ONE_PACKED, PackOperations::rest, PACKED, "2"),
            value("10 undo a pack", Job.Stage.ONE_PACKED, job -> job.pack("undo", Job.INTENT), PACKED, "0"),
            value(
                    "10 a scan that does not fit",
                    Job.Stage.PACKING,
                    job -> job.packScan("NO-SUCH"),
                    "select count(*) from audit_entry where operation = 'scan_refused'",
                    "1"),
            value(
                    "10 open a package",
                    Job.Stage.PACKING,
                    job -> job.pack("open-package", new OpenPackage("S", null, null)),
                    OPEN_BOXES,
                    "1"),
            value(
                    "10 close a package",
                    Job.Stage.ALL_PACKED,
                    Job::close,
                    "select count(*) from package where status = 'closed'",
                    "1"),
            value(
                    "10 reopen a package",
                    Job.Stage.CLOSED,
                    job -> job.pack("reopen-package", new ReopenPackage(job.sscc(), null, null)),
                    OPEN_BOXES,
                    "1"),
            status("11 confirm packed", Job.Stage.CLOSED, job -> job.pack("confirm-packed", Job.INTENT), "packed"),
            status("12 mark pack failed", Job.Stage.ONE_PACKED, job -> job.step("mark-pack-failed"), "pack_failed"),
            status(
                    "12 retry pack",
                    ground -> Job.at(ground, Job.Stage.ONE_PACKED).packFailed(),
                    job -> job.step("retry-pack"),
                    "packing"),
            value(
                    "12 grant an attempt at packing",
                    PackOperations::exhausted,
                    job -> job.step("grant-attempt", new StatedReason("boxes have come")),
                    "select max_pack_attempts from fulfillment",
                    "4"),
            status("12 reopen packed", Job.Stage.PACKED, job -> job.pack("reopen", Job.INTENT), "packing"),
            status("15 mark ready to ship", Job.Stage.CHECKED, job -> job.pack("mark-ready", Job.INTENT), "ready"),
            status(
                    "16 ship",
                    Job.Stage.READY,
                    job -> job.pack("ship", new Ship(null, null, "TRACK-1", null, null)),
                    "shipped"));

    private PackOperations() {}

    private static Api.Call rest(Job job) {
        var item = ItemId.of(job.item(job.mug()));
        return job.pack("pack-rest", new PackRest(item, new Quantity(1), EntryMode.TYPED, null, null));
    }

    private static Job exhausted(Ground ground) {
        Job job = Job.at(ground, Job.Stage.PACKING).packFailed();
        for (int attempt = 2; attempt <= 3; attempt++) {
            job.post(job.step("retry-pack"));
            job.packFailed();
        }
        return job;
    }
}
