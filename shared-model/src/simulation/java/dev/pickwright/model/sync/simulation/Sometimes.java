package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.StreamStanding;
import dev.pickwright.model.sync.VerdictCode;
import java.util.ArrayList;
import java.util.List;

/** What has to happen now and then in many runs: else they are too tame to prove anything. */
final class Sometimes {

    /** So many seeds are enough for each of these to happen. */
    static final int ENOUGH_SEEDS = 5_000;

    private static final String SOMETIMES = "sometimes: ";

    private Sometimes() {}

    static List<String> all() {
        List<String> all = new ArrayList<>(List.of(
                "verdict applied",
                "verdict duplicate",
                code(OperationVerdict.APPLIED_FLAGGED, VerdictCode.ACTOR_DISABLED),
                code(OperationVerdict.APPLIED_FLAGGED, VerdictCode.CLOCK_IMPLAUSIBLE),
                code(OperationVerdict.APPLIED_FLAGGED, VerdictCode.STOCK_NEGATIVE),
                code(OperationVerdict.DIVERTED, VerdictCode.LEASE_UNKNOWN),
                code(OperationVerdict.DIVERTED, VerdictCode.LEASE_REVOKED),
                code(OperationVerdict.DIVERTED, VerdictCode.LEASE_REASSIGNED),
                code(OperationVerdict.DIVERTED, VerdictCode.CANCELLED),
                code(OperationVerdict.DIVERTED, VerdictCode.LINE_ALREADY_PICKED),
                code(OperationVerdict.DIVERTED, VerdictCode.STATE_INVALID),
                code(OperationVerdict.DIVERTED, VerdictCode.PREDECESSOR_DIVERTED),
                code(OperationVerdict.DIVERTED, VerdictCode.LABEL_DUPLICATE),
                code(OperationVerdict.QUARANTINED, VerdictCode.UNKNOWN_TYPE),
                code(OperationVerdict.QUARANTINED, VerdictCode.SCHEMA_INVALID),
                code(OperationVerdict.QUARANTINED, VerdictCode.HANDLER_ERROR),
                code(OperationVerdict.HELD, VerdictCode.PREDECESSOR_QUARANTINED),
                code(OperationVerdict.HELD, VerdictCode.PICKS_AWAITED)));
        for (StreamStanding standing : StreamStanding.values()) {
            all.add(SOMETIMES + "standing " + standing.wire());
        }
        for (String each : List.of(
                "push refused, gap",
                "push refused, fork",
                "push refused, fenced",
                "push refused, unknown_incarnation",
                "incarnation asked because of unknown_incarnation",
                "incarnation asked because of station_behind",
                "incarnation asked because of fork",
                "incarnation asked because of fenced",
                "central behind an idle station",
                "fork while something waits",
                "central restored while an incarnation is asked for",
                "revoked between applying and the answer",
                "revoked while reserved",
                "revoked while started",
                "revoked while stale",
                "reserve reclaimed",
                "reclaimed reserve had been begun in time",
                "too late to begin a reserve",
                "lease stale",
                "tote went to another station",
                "tote taken over from a silent station",
                "packed first, and the picks came",
                "packed first, and a supervisor had to decide",
                "picks awaited in vain",
                "no work because of suspect_clone",
                "no work because of disk",
                "one of two computers kept",
                "cancelled while picking",
                "cancelled while pick_failed",
                "cancelled while picked",
                "cancelled while packing",
                "cancelled while pack_failed",
                "cancelled while packed",
                "cancelled while ready",
                "cancel answered cancelled",
                "cancel answered cancelled, forced",
                "cancel answered pending_station",
                "cancel answered too_late",
                "quarantine cleared",
                "quarantine stays",
                "batch cut at an operation that fails",
                "case put_back",
                "case adopt",
                "case adopted in part",
                "case merge",
                "case ship_anyway",
                "case write_off",
                "hold placed",
                "hold released",
                "old form brought up",
                "feed read in parts",
                "answer taken late",
                "scan repeated and done",
                "scan repeated and refused",
                "double scan",
                "wrong item",
                "torn record in the journal",
                "start mends the journal",
                "central died before a commit",
                "central died after a commit",
                "transaction of central repeated",
                "note restored",
                "reserve begun",
                "idle station had to notice what went back",
                "sent by a station that gets no work",
                "upgraded while something waits",
                "signed out while something waits")) {
            all.add(SOMETIMES + each);
        }
        return all;
    }

    private static String code(OperationVerdict verdict, VerdictCode code) {
        return "verdict " + verdict.wire() + ", " + code.wire();
    }

    /** Those that never happened. */
    static List<String> missing(Counts counts) {
        return all().stream().filter(each -> counts.of(each) == 0).toList();
    }
}
