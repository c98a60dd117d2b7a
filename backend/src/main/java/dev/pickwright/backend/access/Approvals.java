package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.ApproveAction;
import dev.pickwright.model.access.Approved;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A supervisor lets an operator do one action on one thing, once, at the operator's station. */
@Service
public class Approvals {

    /** The name under which it is kept with an operation who approved it. */
    public static final String APPROVER = "approver";

    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final String AGAIN =
            "The approval was for something else, was used, or is older than two minutes. Ask again.";

    private final PinCheck check;
    private final LockOut lockOut;
    private final SignIns signIns;
    private final ApprovalRepository approvals;
    private final Warehouses warehouses;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;

    Approvals(
            PinCheck check,
            LockOut lockOut,
            SignIns signIns,
            ApprovalRepository approvals,
            Warehouses warehouses,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock) {
        this.check = check;
        this.lockOut = lockOut;
        this.signIns = signIns;
        this.approvals = approvals;
        this.warehouses = warehouses;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives an approval to the session that asks.
     *
     * @param session the operator's secret
     * @throws ProblemException APPROVAL_REFUSED if badge and PIN do not belong together, or whose they are may not
     *     approve it; SIGN_IN_LOCKED after too many wrong PINs
     */
    public Approved approve(Actor operator, String session, ApproveAction wanted) {
        operator.requireOperator();
        PinCheck.Right right = check.check(operator, wanted.badge(), wanted.pin(), "approval_refused")
                .orElseThrow(() -> refused("Badge and PIN do not belong together."));
        OperatorRow supervisor = right.operator();
        String why = reasonAgainst(operator, supervisor);
        if (why != null) {
            units.run(() -> {
                lockOut.giveBack(right.charge());
                audit.append(
                        operator.approvedBy(new OperatorId(supervisor.id())),
                        AuditEntry.of("approval_refused").saying(told(wanted)));
            });
            throw refused(why);
        }
        return units.run(() -> approved(operator, session, right, wanted));
    }

    private Approved approved(Actor operator, String session, PinCheck.Right right, ApproveAction wanted) {
        lockOut.giveBack(right.charge());
        Instant now = clock.instant();
        Instant expires = now.plus(GOOD_FOR);
        String secret = Secrets.fresh();
        OperatorRow supervisor = right.operator();
        if (!approvals.insert(
                ids.next(),
                Secrets.hash(secret),
                Secrets.hash(session),
                supervisor.id(),
                wanted.action(),
                wanted.subject(),
                now,
                expires)) {
            throw new ProblemException(Problem.NOT_SIGNED_IN, "The session has ended. Sign in again.");
        }
        audit.append(
                operator.approvedBy(new OperatorId(supervisor.id())),
                AuditEntry.of("approve").saying(told(wanted)));
        return new Approved(secret, wanted.action(), wanted.subject(), supervisor.name(), expires);
    }

    private @Nullable String reasonAgainst(Actor operator, OperatorRow supervisor) {
        if (new OperatorId(supervisor.id()).equals(operator.operator())) {
            return "Nobody approves their own actions; ask another supervisor.";
        }
        if (!supervisor.supervisor() && !supervisor.administrator()) {
            return "%s is no supervisor.".formatted(supervisor.name());
        }
        var sites = signIns.sites(supervisor);
        return sites.isEmpty() || sites.contains(operator.requireWarehouse())
                ? null
                : "%s is no supervisor of this warehouse.".formatted(supervisor.name());
    }

    /**
     * Lets the command's actor do the action: supervisors and other systems by themselves, others by the approval
     * that came with the command, which is used up in the caller's unit of work.
     *
     * @param site where that is
     * @param subject what the action is about, such as a hold's id
     * @return the actor, with who approved it
     * @throws ProblemException APPROVAL_NEEDED, with {@code action} and {@code subject}, if none came with it or it is
     *     not for this; NOT_ALLOWED if the operator works at another warehouse
     */
    public Actor use(Command command, Approvable action, Supplier<WarehouseId> site, Object subject) {
        Actor actor = command.actor();
        if (actor.is(Role.SUPERVISOR)) {
            return actor;
        }
        if (command.approval() == null) {
            throw needed(action, subject, "A supervisor has to approve this at your station.");
        }
        if (!site.get().equals(actor.warehouse())) {
            throw new ProblemException(Problem.NOT_ALLOWED, "This belongs to a warehouse where you do not work now.");
        }
        return approvals
                .use(
                        Secrets.hash(command.approval()),
                        actor.requireOperator(),
                        Objects.requireNonNull(actor.station()),
                        action,
                        subject.toString(),
                        clock.instant())
                .map(supervisor -> approved(actor, supervisor))
                .orElseThrow(() -> needed(action, subject, AGAIN));
    }

    /**
     * Who lets the command's actor do the action, for what has to be done before the unit of work that {@link #use}s the
     * approval up.
     *
     * @throws ProblemException APPROVAL_NEEDED as {@link #use}
     */
    public OperatorId givenBy(Command command, Approvable action, Object subject) {
        Actor actor = command.actor();
        if (actor.is(Role.SUPERVISOR)) {
            return actor.requireOperator();
        }
        if (command.approval() == null) {
            throw needed(action, subject, "A supervisor has to approve this at your station.");
        }
        return approvals
                .givenBy(
                        Secrets.hash(command.approval()),
                        actor.requireOperator(),
                        Objects.requireNonNull(actor.station()),
                        action,
                        subject.toString(),
                        clock.instant())
                .orElseThrow(() -> needed(action, subject, AGAIN));
    }

    private static Actor approved(Actor actor, OperatorId supervisor) {
        Given.choose(APPROVER, supervisor::toString);
        return actor.approvedBy(supervisor);
    }

    /**
     * Lets the command's actor enter a code or quantity so: typing it may take an approval where the warehouse wants
     * it scanned.
     *
     * @param task what is worked on
     * @see #use
     */
    public Actor entering(Command command, EntryMode entry, Supplier<WarehouseId> site, Object task) {
        boolean free = entry != EntryMode.TYPED
                || command.actor().is(Role.SUPERVISOR)
                || !Boolean.TRUE.equals(warehouses.policy(site.get()).typedEntryNeedsApproval());
        return free ? command.actor() : use(command, Approvable.TYPED_ENTRY, site, task);
    }

    private static ProblemException needed(Approvable action, Object subject, String sentence) {
        return new ProblemException(
                Problem.APPROVAL_NEEDED, sentence, Map.of("action", action, "subject", subject.toString()));
    }

    private static ProblemException refused(String sentence) {
        return new ProblemException(Problem.APPROVAL_REFUSED, sentence);
    }

    private static String told(ApproveAction wanted) {
        return wanted.action().wire() + " " + wanted.subject();
    }
}
