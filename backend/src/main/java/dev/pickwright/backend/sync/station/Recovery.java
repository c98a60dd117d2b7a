package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * From the moment at which this station took operations from its journal until it has from central again what its database
 * lost. Meanwhile that something is not here does not mean that there is no such thing.
 */
@Component
@AtStation
class Recovery {

    private static final String FLAG = "recovery";
    private static final Set<Problem> NOT_HERE = EnumSet.of(Problem.NOT_FOUND, Problem.NOT_LEASED);

    private final StationStateRepository state;
    private final UnitOfWork units;

    Recovery(StationStateRepository state, UnitOfWork units) {
        this.state = state;
        this.units = units;
    }

    /** Joins the caller's unit of work. */
    void begin() {
        state.keep(FLAG, "");
    }

    boolean underWay() {
        return units.relaxed(() -> state.kept(FLAG)).isPresent();
    }

    void end() {
        units.run(() -> state.drop(FLAG));
    }

    /** What is said instead of a refusal, which may be for no other reason than that. */
    ProblemException instead(ProblemException refusal) {
        return NOT_HERE.contains(refusal.problem()) && underWay() ? notYet() : refusal;
    }

    /** @throws ProblemException STATION_NOT_READY if what is not here may still come */
    void requireOver() {
        if (underWay()) {
            throw notYet();
        }
    }

    private static ProblemException notYet() {
        return new ProblemException(
                Problem.STATION_NOT_READY,
                "This station lost part of its database, and is fetching its work from central again. Nothing that was "
                        + "done is lost. Try again once it has reached central.",
                Map.of("retry_after_seconds", 1));
    }
}
