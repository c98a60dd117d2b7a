package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;
import static dev.pickwright.backend.faults.Operation.status;
import static dev.pickwright.backend.faults.Operation.value;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.quality.QcRules;
import dev.pickwright.model.quality.RecordQc;
import java.util.List;

/** Row 13 of the table, and the rules that ask for it. */
final class QualityOperations {

    private static final String OPEN_HOLDS = "select count(*) from fulfillment_hold where released_at is null";

    static final List<Operation> ALL = List.of(
            value(
                    "13 record a passed check",
                    Job.Stage.PACKED,
                    job -> job.check(true),
                    "select status from qc_check",
                    "passed"),
            value(
                    "13 record a check while packing",
                    Job.Stage.ALL_PACKED,
                    job -> job.pack("qc-result", new RecordQc(null, Job.passed(), null, null)),
                    "select status from qc_check",
                    "passed"),
            status("13 record a failed check, rework", Job.Stage.PACKED, job -> job.check(false), "packing"),
            status("13 record a failed check, replace", Job.Stage.PACKED, Job::replacement, "packing"),
            value(
                    "13 record a failed check, accept",
                    Job.Stage.PACKED,
                    job -> job.failedCheck(Disposition.ACCEPT),
                    OPEN_HOLDS,
                    "1"),
            value(
                    "13 record a failed check, hold",
                    Job.Stage.PACKED,
                    job -> job.failedCheck(Disposition.HOLD),
                    OPEN_HOLDS,
                    "1"),
            value("14 release the hold of a failed check", QualityOperations::failed, Job::release, OPEN_HOLDS, "0"),
            found("- set QC rules", QualityOperations::rules, "select 1", "1"));

    private QualityOperations() {}

    private static Job failed(Ground ground) {
        Job job = Job.at(ground, Job.Stage.PACKED);
        job.post(job.failedCheck(Disposition.ACCEPT));
        return job;
    }

    private static Api.Call rules(Ground ground) {
        long version = Long.parseLong(ground.value(
                "select coalesce(max(version), 0) from qc_rule where warehouse_id = cast(? as uuid)",
                ground.spare.warehouse().toString()));
        return Api.Call.put(
                ground.spare.supervisor(),
                "/v1/quality/rules?warehouse=" + ground.spare.code(),
                new QcRules(List.of("Customer of " + ground.freshCode()), null, 100, List.of()),
                version);
    }
}
