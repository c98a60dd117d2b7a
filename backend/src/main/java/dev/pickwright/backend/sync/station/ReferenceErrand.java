package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.Reference;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.model.sync.StationStore.StationNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the reference data, part by part, when they are wanted. */
final class ReferenceErrand {

    private static final Logger log = LoggerFactory.getLogger(ReferenceErrand.class);
    private static final String DONE = "reference_taken";

    private final CentralClient central;
    private final Reference reference;
    private final JdbcStationStore store;
    private final StationStateRepository state;
    private final UnitOfWork units;

    ReferenceErrand(
            CentralClient central,
            Reference reference,
            JdbcStationStore store,
            StationStateRepository state,
            UnitOfWork units) {
        this.central = central;
        this.reference = reference;
        this.store = store;
        this.state = state;
        this.units = units;
    }

    /** Whether nothing here can be worked on yet. */
    boolean neverDone() {
        return units.relaxed(() -> state.kept(DONE).isEmpty());
    }

    /** Fetches the next part, if one is wanted. @return whether it did */
    boolean next() throws CentralFailure, InterruptedException {
        if (!neverDone() && !units.relaxed(() -> store.raised(StationNote.Kind.BOOTSTRAP_WANTED))) {
            return false;
        }
        switch (reference.take(central.reference(reference.nextPart()))) {
            case ALL -> {
                units.run(() -> {
                    store.lower(StationNote.Kind.BOOTSTRAP_WANTED);
                    state.keep(DONE, "");
                });
                log.info("The reference data is here");
            }
            case REFUSED -> throw CentralFailure.damaged();
            case MORE -> {}
        }
        return true;
    }
}
