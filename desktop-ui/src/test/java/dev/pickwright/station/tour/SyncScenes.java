package dev.pickwright.station.tour;

import dev.pickwright.model.Page;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignedIn;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickLineId;
import dev.pickwright.model.picking.PickLineStatus;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PicklistStatus;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.GrantRefusal;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.model.sync.VerdictCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the backend of a station that has a central, and central itself, may say. */
final class SyncScenes {

    static final FulfillmentId ONE = new FulfillmentId(new UUID(0, 1));
    static final FulfillmentId TWO = new FulfillmentId(new UUID(0, 2));
    private static final Instant NOW = Instant.now();
    private static final PicklistId LIST = new PicklistId(new UUID(0, 9));

    private SyncScenes() {}

    /** Whoever signs in from now on. */
    static void signsIn(FakeBackend backend, int textSize, String language, Role... roles) {
        OperatorView operator = new OperatorView(
                new OperatorId(new UUID(0, 7)), "B-1001", "Ada Lund", Set.of(roles), "LON", language, textSize);
        backend.answers("POST /v1/sign-ins", new SignedIn("session", operator, NOW.plusSeconds(3_600), false));
        backend.answers("POST /v1/sign-ins/current/lock", Map.of());
        backend.answers("DELETE /v1/sign-ins/current", Map.of());
    }

    /** A picker of this station has one list to begin, and two fulfillments in one walk after that. */
    static void picks(FakeBackend backend) {
        var row = new PickQueueView.Row(ONE, "F-000001", "O-4711", "A, B", 3, 7, NOW.minusSeconds(600), null);
        var other = new PickQueueView.Row(TWO, "F-000002", "O-4712", "A", 1, 2, NOW.minusSeconds(900), null);
        backend.answers("GET /v1/picking/queue", new PickQueueView(null, 2, List.of(row, other), List.of()));
        backend.answers("GET /v1/put-backs", new Page<>(List.of(), null));
        backend.answers("GET /v1/counts", new Page<>(List.of(), null));
        backend.answers(
                "POST /v1/picking/next",
                new PickAnswer(Verdict.ACCEPTED, dev.pickwright.model.Message.of("pick.claimed"), task()));
        backend.answers(
                "GET /v1/station/sync/standings",
                new Page<>(
                        List.of(
                                Map.of("fulfillment", ONE, "standing", OperationStanding.SAVED),
                                Map.of("fulfillment", TWO, "standing", OperationStanding.ATTENTION)),
                        null));
    }

    private static PickTaskView task() {
        var line = new PickTaskView.Line(
                new PickLineId(new UUID(0, 4)),
                1,
                "A",
                "A-01-02-03",
                "PW-001",
                "Red mug, 300 ml",
                null,
                4,
                1,
                0,
                20,
                PickLineStatus.OPEN,
                ONE,
                "T-0001",
                false,
                false);
        var first = new PickTaskView.Part(ONE, "F-000001", "O-4711", FulfillmentStatus.PICKING, "T-0001", 0);
        var second = new PickTaskView.Part(TWO, "F-000002", "O-4712", FulfillmentStatus.PICKING, "T-0002", 0);
        return new PickTaskView(
                LIST,
                "P-000001",
                3,
                PicklistStatus.CLAIMED,
                "Ada Lund",
                List.of(first, second),
                PickStepKind.SCAN_ITEM,
                line,
                null,
                null,
                List.of(line),
                5,
                2,
                9,
                3,
                true,
                ShortResolution.OTHER_BIN);
    }

    static StopNotice revoked() {
        return new StopNotice(
                ONE,
                3,
                "F-000001",
                StopNotice.Why.REVOKED,
                List.of(
                        new StopNotice.Goods("PW-001", "Red mug, 300 ml", 3, "T-0001", "A-01-02-03"),
                        new StopNotice.Goods("PW-002", "Blue plate, flat, 24 cm", 2, "T-0001", "B-02-01-01"),
                        new StopNotice.Goods("PW-009", "Tea spoon", 1, null, "A-01-02-03")));
    }

    static void operations(FakeBackend backend) {
        backend.answers("GET /v1/station/sync/operations", new Page<>(List.of(), null));
        operations(
                backend,
                operation("pick_scan", ONE, "F-000001", 40, OperationStanding.SAVED, null),
                operation("pick_quantity", ONE, "F-000001", 30, OperationStanding.SAVED, null));
        operations(backend, operation("sign_in", null, null, 12_000, OperationStanding.SENT, null));
        VerdictCode late = VerdictCode.LEASE_REASSIGNED;
        operations(backend, operation("pick_finish", TWO, "F-000002", 11_520, OperationStanding.ATTENTION, late));
        VerdictCode behind = VerdictCode.PREDECESSOR_QUARANTINED;
        operations(backend, operation("pack_close", TWO, "F-000002", 11_000, OperationStanding.REVIEW, behind));
        operations(backend, operation("pick_claim", TWO, "F-000002", 11_900, OperationStanding.CONFIRMED, null));
        backend.answers("POST /v1/station/sync/exchange", Map.of());
    }

    /** All of one standing. */
    private static void operations(FakeBackend backend, OperationView... all) {
        String query = "?limit=100&standing=" + all[0].standing().wire();
        backend.answers("GET /v1/station/sync/operations" + query, new Page<>(List.of(all), null));
    }

    private static OperationView operation(
            String type,
            FulfillmentId of,
            String number,
            long secondsAgo,
            OperationStanding standing,
            VerdictCode code) {
        return new OperationView(
                new OperationId(UUID.randomUUID()),
                type,
                of,
                number,
                "Ada Lund",
                Instant.now().minusSeconds(secondsAgo),
                standing,
                code == null ? null : OperationVerdict.DIVERTED,
                code);
    }

    static void cases(FakeBackend backend) {
        backend.answers(
                "GET /v1/sync/cases",
                new Page<>(
                        List.of(
                                aCase(
                                        CaseKind.DIVERTED,
                                        "F-000001",
                                        VerdictCode.LEASE_REASSIGNED,
                                        12,
                                        revoked().goods(),
                                        CaseOutcome.PUT_BACK,
                                        CaseOutcome.MERGE,
                                        CaseOutcome.SHIP_ANYWAY,
                                        CaseOutcome.WRITE_OFF),
                                aCase(
                                        CaseKind.QUARANTINED,
                                        "F-000044",
                                        VerdictCode.UNKNOWN_TYPE,
                                        1,
                                        List.of(),
                                        CaseOutcome.RETRY)),
                        null));
        stations(backend);
    }

    private static CaseView aCase(
            CaseKind kind,
            String number,
            VerdictCode code,
            int operations,
            List<StopNotice.Goods> goods,
            CaseOutcome... outcomes) {
        return new CaseView(
                new CaseId(new UUID(1, operations)),
                kind,
                ONE,
                number,
                "LON",
                new StationId(new UUID(0, 3)),
                "Bench 2",
                code,
                Instant.now().minusSeconds(60L * 40 * operations),
                operations,
                goods,
                List.of(outcomes),
                null,
                null,
                null,
                null,
                2);
    }

    /** Central was restored, and two stations have work that it does not know; a third waits for picks. */
    static void casesAfterARestore(FakeBackend backend) {
        backend.answers(
                "GET /v1/sync/cases",
                new Page<>(
                        List.of(
                                aCase(
                                        CaseKind.DIVERTED,
                                        "F-000011",
                                        VerdictCode.LEASE_UNKNOWN,
                                        3,
                                        List.of(),
                                        CaseOutcome.ADOPT),
                                aCase(
                                        CaseKind.DIVERTED,
                                        "F-000012",
                                        VerdictCode.LEASE_UNKNOWN,
                                        4,
                                        List.of(),
                                        CaseOutcome.ADOPT),
                                aCase(CaseKind.AWAITED, "F-000013", VerdictCode.PICKS_AWAITED, 5, List.of())),
                        null));
    }

    private static void stations(FakeBackend backend) {
        Instant now = Instant.now();
        backend.answers(
                "GET /v1/sync/stations",
                new Page<>(
                        List.of(
                                station("Bench 1", now.minusSeconds(4), 0, 0, 0, false, null),
                                station("Bench 2", now.minusSeconds(1_560), 143, 0, 2, false, GrantRefusal.CLOCK),
                                station("Cart 7", now.minusSeconds(12), 3, 0, 0, false, null),
                                station("Cart 9", now.minusSeconds(30), 0, 17, 1, true, GrantRefusal.SUSPECT_CLONE)),
                        null));
    }

    private static StationSyncView station(
            String name, Instant heard, long owed, long lost, int cases, boolean clone, GrantRefusal refusal) {
        return new StationSyncView(
                new StationId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                name,
                "LON",
                heard,
                "0.1.0",
                owed,
                owed == 0 ? null : Instant.now().minusSeconds(11_520),
                lost,
                2,
                12,
                cases,
                refusal == GrantRefusal.CLOCK ? 259_200_000 : 300,
                48_211,
                clone,
                refusal,
                clone ? List.of("00aa", "00bb") : List.of());
    }
}
