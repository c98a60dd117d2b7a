package dev.pickwright.backend.access;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at a badge and its PIN. A badge that is not known, or of somebody who is retired, is treated as one with a
 * wrong PIN, in what is written, answered and in how long it takes.
 */
@Component
class PinCheck {

    /** @param charge to be given back in the unit of work that uses the outcome */
    record Right(OperatorRow operator, LockOut.Charged charge) {}

    private final OperatorRepository operators;
    private final Pins pins;
    private final LockOut lockOut;
    private final BadgeMarks marks;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    PinCheck(
            OperatorRepository operators,
            Pins pins,
            LockOut lockOut,
            BadgeMarks marks,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.operators = operators;
        this.pins = pins;
        this.lockOut = lockOut;
        this.marks = marks;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Whose badge it is, if the PIN is theirs; a refusal is in the trail then.
     *
     * @param asker at the station where it is tried
     * @param refusal how the trail calls it if they do not belong together
     * @throws ProblemException SIGN_IN_LOCKED
     */
    Optional<Right> check(Actor asker, String badge, String pin, String refusal) {
        return switch (lockOut.charge(badge, Objects.requireNonNull(asker.station()))) {
            case LockOut.Locked locked -> {
                note(asker, AuditEntry.of(refusal).saying("locked"), badge);
                throw locked(locked.until());
            }
            case LockOut.Charged charged -> look(asker, badge, pin, refusal, charged);
        };
    }

    private Optional<Right> look(Actor asker, String badge, String pin, String refusal, LockOut.Charged charged) {
        var known = operators.findByBadge(badge).filter(row -> row.retiredAt() == null);
        boolean right = pins.right(pin, known.map(OperatorRow::pinHash).orElse(null));
        if (right) {
            return known.map(operator -> new Right(operator, charged));
        }
        note(asker, AuditEntry.of(refusal).saying(charged.locks() ? "wrong, locks" : "wrong"), badge);
        return Optional.empty();
    }

    private void note(Actor asker, AuditEntry entry, String badge) {
        units.run(() -> audit.append(asker, entry.change(null, marks.of(badge))));
    }

    private ProblemException locked(Instant until) {
        long millis = Duration.between(clock.instant(), until).toMillis();
        int seconds = (int) Math.max(1, Math.ceilDiv(millis, 1_000L));
        return new ProblemException(
                Problem.SIGN_IN_LOCKED,
                "There were too many wrong PINs. Try again in %s, or ask a supervisor to unlock the badge."
                        .formatted(seconds <= 90 ? seconds + " seconds" : Math.ceilDiv(seconds, 60) + " minutes"),
                Map.of("retry_after_seconds", seconds));
    }
}
