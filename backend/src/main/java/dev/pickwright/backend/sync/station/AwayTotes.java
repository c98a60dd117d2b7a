package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.packing.AwayWork;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.backend.warehouse.Barcodes;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.sync.StationSync;
import dev.pickwright.model.sync.WantWork;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Totes that were picked at another station and stand here now. */
@Component
@AtStation
class AwayTotes implements AwayWork {

    private static final Logger log = LoggerFactory.getLogger(AwayTotes.class);

    private final CentralClient central;
    private final SyncLink link;
    private final StationSync sync;
    private final StationClock clock;
    private final GrantedWork granted;
    private final Barcodes barcodes;
    private final IdSource ids;

    AwayTotes(
            CentralClient central,
            SyncLink link,
            StationSync sync,
            StationClock clock,
            GrantedWork granted,
            Barcodes barcodes,
            IdSource ids) {
        this.central = central;
        this.link = link;
        this.sync = sync;
        this.clock = clock;
        this.granted = granted;
        this.barcodes = barcodes;
        this.ids = ids;
    }

    @Override
    public void fetch(Actor actor, String code) {
        if (!link.mayGetWork() || !isAway(actor, code)) {
            return;
        }
        try {
            granted.take(central.handOver(new WantWork(ids.next(), 0, 0, code, null)));
        } catch (CentralFailure e) {
            if (e.code().equals(Problem.LEASED.wire())) {
                throw new ProblemException(
                        Problem.LEASED,
                        "Another station has what lies in this tote, and has not sent all that was picked into it. "
                                + "Connect that station, or have a supervisor take the tote over.",
                        Map.of("operation", "take_over_tote"));
            }
            log.info("Central was asked for tote {}: {} ({})", code, e.why(), e.code());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void takeOver(Actor actor, String code, OperatorId approvedBy) {
        if (!isAway(actor, code)) {
            return;
        }
        try {
            granted.take(central.handOver(new WantWork(ids.next(), 0, 0, code, approvedBy)));
        } catch (CentralFailure e) {
            log.info("Central was asked to let tote {} be taken over: {} ({})", code, e.why(), e.code());
            throw e.code().equals(Problem.LEASED.wire())
                    ? new ProblemException(
                            Problem.LEASED, "A third station packs what lies in this tote, or it is not picked there.")
                    : new ProblemException(
                            Problem.CENTRAL_UNREACHABLE,
                            "A tote is taken over at central, and that does not answer. Try again when it does.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAway(Actor actor, String code) {
        return barcodes.resolve(actor.requireWarehouse(), code) instanceof Resolved.Tote tote
                && (tote.boundTo() == null
                        || sync.mayWork(tote.boundTo(), clock.now()) == StationSync.WorkAnswer.NOT_LEASED);
    }
}
