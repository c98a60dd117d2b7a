package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.scan.LookUp;
import dev.pickwright.model.scan.LookedUp;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says what a code is, wherever it was scanned. */
@Service
public class Scans {

    private final Barcodes barcodes;
    private final AuditTrail audit;
    private final UnitOfWork units;

    Scans(Barcodes barcodes, AuditTrail audit, UnitOfWork units) {
        this.barcodes = barcodes;
        this.audit = audit;
        this.units = units;
    }

    /**
     * Runs what a scan asks for; a scan that came too late is kept in the history nevertheless, in a unit of work of its
     * own, since the refused one leaves nothing.
     *
     * @param about what the scan was made on, such as a picklist
     */
    public <T> T kept(
            Actor actor, AuditEntry about, String code, EntryMode entry, @Nullable Instant at, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            Problem.Kind kind = e.problem().kind();
            if (kind == Problem.Kind.CONFLICT || kind == Problem.Kind.STALE) {
                units.run(() -> audit.append(
                        actor,
                        about.noting(code).entered(entry, at).saying(e.problem().wire())));
            }
            throw e;
        }
    }

    /** What the code is in the operator's warehouse; the question is kept in the history. */
    public LookedUp look(Actor actor, LookUp asked) {
        return units.run(() -> {
            LookedUp found = LookedUp.of(barcodes.resolve(actor.requireWarehouse(), asked.code()));
            audit.append(
                    actor,
                    AuditEntry.of("look_up")
                            .noting(asked.code())
                            .entered(asked.entry(), asked.deviceTime())
                            .saying(said(found)));
            return found;
        });
    }

    private static String said(LookedUp found) {
        String kind = found.kind().wire();
        return switch (found.kind()) {
            case BADGE, UNKNOWN, UNREADABLE -> kind;
            default -> kind + " " + found.code();
        };
    }
}
