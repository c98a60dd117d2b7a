package dev.pickwright.station.screens;

import dev.pickwright.model.access.OperatorView;
import dev.pickwright.station.platform.nav.Parked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operator's work at this station, also while somebody else works here. JavaFX thread. */
final class Sitting {

    private OperatorView operator;
    private @Nullable Parked parked;
    private final List<Runnable> held = new ArrayList<>();

    Sitting(OperatorView operator) {
        this.operator = operator;
    }

    OperatorView operator() {
        return operator;
    }

    void is(OperatorView now) {
        operator = now;
    }

    /** Whether what was parked can be gone on with: whoever may do other things now begins anew. */
    boolean goesOnAs(OperatorView now) {
        return parked != null
                && operator.roles().equals(now.roles())
                && operator.warehouse().equals(now.warehouse());
    }

    void park(Parked left) {
        parked = left;
    }

    /** What comes in for the operator meanwhile. */
    void hold(Runnable news) {
        held.add(news);
    }

    @Nullable
    Parked unpark() {
        Parked left = parked;
        parked = null;
        return left;
    }

    /** Hands out what came in meanwhile. */
    void deliver() {
        List<Runnable> news = List.copyOf(held);
        held.clear();
        news.forEach(Runnable::run);
    }

    /** What came in meanwhile is of no use any more. */
    void forget() {
        held.clear();
    }
}
