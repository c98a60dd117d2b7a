package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.scan.LookUp;
import dev.pickwright.model.scan.LookedUp;
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

    /** What the code is in the operator's warehouse; the question is kept in the history. */
    public LookedUp look(Actor actor, LookUp asked) {
        return units.run(() -> {
            LookedUp found = LookedUp.of(barcodes.resolve(actor.requireWarehouse(), asked.code()));
            audit.append(
                    actor,
                    AuditEntry.of("look_up")
                            .change(null, asked.code())
                            .entered(asked.entry(), asked.deviceTime())
                            .saying(found.kind().wire() + " " + found.code()));
            return found;
        });
    }
}
