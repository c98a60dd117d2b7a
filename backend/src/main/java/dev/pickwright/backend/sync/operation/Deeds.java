package dev.pickwright.backend.sync.operation;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.packing.Packing;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.picking.PutBacks;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.quality.Quality;
import dev.pickwright.backend.warehouse.Counts;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldId;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.fulfillment.Reason;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.OpenPackage;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.ReopenPackage;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.TakeOver;
import dev.pickwright.model.picking.TaskIntent;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CountTaskId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Which service does what an operation did. */
@Component
class Deeds {

    /** The body of {@link OperationType#HOLD_RELEASE}. */
    record ReleaseHold(HoldId hold, String reason) {}

    /** What happened at a station, for the trail. */
    record Event(String kind) {}

    private final Picking picking;
    private final Packing packing;
    private final Quality quality;
    private final Holds holds;
    private final Steps steps;
    private final PutBacks putBacks;
    private final Counts counts;
    private final SubjectStore subjects;
    private final AuditTrail audit;
    private final Bodies bodies;

    Deeds(
            Picking picking,
            Packing packing,
            Quality quality,
            Holds holds,
            Steps steps,
            PutBacks putBacks,
            Counts counts,
            SubjectStore subjects,
            AuditTrail audit,
            Bodies bodies) {
        this.picking = picking;
        this.packing = packing;
        this.quality = quality;
        this.holds = holds;
        this.steps = steps;
        this.putBacks = putBacks;
        this.counts = counts;
        this.subjects = subjects;
        this.audit = audit;
        this.bodies = bodies;
    }

    /**
     * What the operation did; nothing is done before its {@link Deed#work}.
     *
     * @param operation of the newest version
     * @throws RuntimeException if its body, subject or given facts cannot be read
     */
    Deed of(OperationType type, Operation operation, UUID subject, GivenFacts given) {
        PicklistId list = new PicklistId(subject);
        FulfillmentId of = new FulfillmentId(subject);
        return switch (type) {
            case PICK_CLAIM -> pick(actor -> picking.claim(actor, list));
            case PICK_SCAN -> pick(operation, ScanRequest.class, (actor, told) -> picking.scan(actor, list, told));
            case PICK_QUANTITY ->
                pick(operation, ConfirmQuantity.class, (actor, told) -> picking.confirmQuantity(actor, list, told));
            case PICK_SHORT -> pick(operation, ShortPick.class, (actor, told) -> picking.shortPick(actor, list, told));
            case PICK_SKIP -> pick(operation, TaskIntent.class, (actor, told) -> picking.skip(actor, list, told));
            case PICK_UNDO -> pick(operation, TaskIntent.class, (actor, told) -> picking.undo(actor, list, told));
            case PICK_FINISH -> pick(operation, TaskIntent.class, (actor, told) -> picking.finish(actor, list, told));
            case PICK_RELEASE -> pick(operation, TaskIntent.class, (actor, told) -> picking.release(actor, list, told));
            case PICK_TAKE_OVER ->
                pick(operation, TakeOver.class, (actor, told) -> picking.takeOver(actor, list, told));
            case PICK_FAIL -> {
                Reason told = bodies.read(operation, Reason.class);
                Set<Role> roles = given.supervisor() ? EnumSet.of(Role.SUPERVISOR) : EnumSet.of(Role.PICKER);
                yield new Deed(roles, actor -> picking.fail(actor, of, told.reason()));
            }
            case PACK_SCAN_AT_BENCH -> pack(operation, ScanRequest.class, packing::scanAtBench);
            case PACK_TAKE_OVER -> pack(operation, ScanRequest.class, packing::takeOver);
            case PACK_SCAN -> pack(operation, ScanRequest.class, (actor, told) -> packing.scan(actor, of, told));
            case PACK_REST -> pack(operation, PackRest.class, (actor, told) -> packing.packRest(actor, of, told));
            case PACK_OPEN -> pack(operation, OpenPackage.class, (actor, told) -> packing.openPackage(actor, of, told));
            case PACK_CLOSE ->
                pack(operation, ClosePackage.class, (actor, told) -> packing.closePackage(actor, of, told));
            case PACK_REOPEN_BOX ->
                pack(operation, ReopenPackage.class, (actor, told) -> packing.reopenPackage(actor, of, told));
            case PACK_UNDO -> pack(operation, TaskIntent.class, (actor, told) -> packing.undo(actor, of, told));
            case PACK_CONFIRM ->
                pack(operation, TaskIntent.class, (actor, told) -> packing.confirmPacked(actor, of, told));
            case PACK_REOPEN -> pack(operation, TaskIntent.class, (actor, told) -> packing.reopen(actor, of, told));
            case PACK_FAIL -> pack(operation, Reason.class, (actor, told) -> steps.failPack(actor, of, told.reason()));
            case PACK_RETRY ->
                supervise(operation, Reason.class, (actor, told) -> steps.retryPack(actor, of, told.reason()));
            case QC_RECORD -> pack(operation, RecordQc.class, (actor, told) -> quality.record(actor, of, told));
            case HOLD_PLACE ->
                supervise(
                        operation,
                        StatedReason.class,
                        (actor, told) -> holds.place(actor, of, HoldKind.MANUAL, told.reason()));
            case HOLD_RELEASE ->
                pick(
                        operation,
                        ReleaseHold.class,
                        (actor, told) -> holds.release(actor, of, told.hold(), told.reason()));
            case PUT_BACK_DONE ->
                pick(
                        operation,
                        PutBackReport.class,
                        (actor, told) -> putBacks.done(actor, new PutBackId(subject), told));
            case COUNT_DONE ->
                pick(operation, CountDone.class, (actor, told) -> counts.done(actor, count(subject, given), told));
            case SIGN_IN, SIGN_OUT -> noted(AuditEntry.of(type.wire()).saying("at a station with a central"));
            case STATION_EVENT ->
                noted(AuditEntry.of(type.wire())
                        .saying(bodies.read(operation, Event.class).kind()));
            // The protocol itself acts on these.
            case LEASE_START, LEASE_RETURN, CANCEL_ACKNOWLEDGE -> new Deed(Set.of(), actor -> "");
        };
    }

    /** The task itself, or the one that is open for its place: there is one at a time, and central may have made it first. */
    private CountTaskId count(UUID subject, GivenFacts given) {
        boolean known = subjects.counted(subject).isPresent();
        return known || given.counted() == null
                ? new CountTaskId(subject)
                : subjects.openCount(given.counted()).orElse(new CountTaskId(subject));
    }

    private <B> Deed pick(Operation operation, Class<B> type, BiFunction<Actor, B, Object> work) {
        return deed(Role.PICKER, operation, type, work);
    }

    private <B> Deed pack(Operation operation, Class<B> type, BiFunction<Actor, B, Object> work) {
        return deed(Role.PACKER, operation, type, work);
    }

    private <B> Deed supervise(Operation operation, Class<B> type, BiFunction<Actor, B, Object> work) {
        return deed(Role.SUPERVISOR, operation, type, work);
    }

    private <B> Deed deed(Role role, Operation operation, Class<B> type, BiFunction<Actor, B, Object> work) {
        B told = bodies.read(operation, type);
        return new Deed(EnumSet.of(role), actor -> work.apply(actor, told));
    }

    private static Deed pick(Function<Actor, Object> work) {
        return new Deed(EnumSet.of(Role.PICKER), work);
    }

    private Deed noted(AuditEntry entry) {
        return new Deed(Set.of(), actor -> {
            audit.append(actor, entry);
            return "";
        });
    }
}
