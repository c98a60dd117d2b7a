package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.Problem;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.VerdictCode;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the work count that came back after central was restored, case by case. JavaFX thread. */
final class AdoptAll {

    private final Deque<CaseView> left = new ArrayDeque<>();
    private boolean underWay;
    private int adopted;
    private int stay;

    /** Of those, the ones that are about leases which a restored central does not have, and that fit. */
    static List<CaseView> of(List<CaseView> cases) {
        return cases.stream()
                .filter(each -> each.code() == VerdictCode.LEASE_UNKNOWN
                        && each.outcomes().contains(CaseOutcome.ADOPT))
                .toList();
    }

    void begin(List<CaseView> cases) {
        left.addAll(cases);
        adopted = 0;
        stay = 0;
        underWay = true;
    }

    boolean underWay() {
        return underWay;
    }

    /** Those that are not begun stay as they are. */
    void stop() {
        left.clear();
    }

    /** Null if there is none, and it is over. */
    @Nullable
    CaseView next() {
        CaseView next = left.poll();
        underWay = next != null;
        return next;
    }

    void adopted() {
        adopted++;
    }

    /** @return whether it goes on: false if the backend did not say that this one does not fit */
    boolean stays(Exception e) {
        boolean refused = e instanceof DomainFailure failure
                && (failure.is(Problem.TRANSITION_REFUSED)
                        || failure.is(Problem.VERSION_STALE)
                        || failure.is(Problem.NOTHING_TO_DO));
        if (refused) {
            stay++;
        } else {
            stop();
            underWay = false;
        }
        return refused;
    }

    String progress() {
        int done = adopted + stay;
        return Messages.text("cases.adopting", done + 1, done + 1 + left.size());
    }

    Outcome outcome() {
        return stay == 0 ? Outcome.OK : Outcome.ATTENTION;
    }

    String said() {
        return Messages.text("cases.adopted_all", adopted, stay);
    }
}
