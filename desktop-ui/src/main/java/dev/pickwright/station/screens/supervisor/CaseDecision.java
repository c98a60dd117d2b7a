package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.List;

/** What a supervisor is about to decide of a case: one of what is possible, and why. JavaFX thread. */
final class CaseDecision {

    private static final int LONGEST = 200;

    private final CaseView subject;
    private int chosen;
    private String reason = "";

    /** @param subject a case in which something can be decided */
    CaseDecision(CaseView subject) {
        this.subject = subject;
    }

    CaseView subject() {
        return subject;
    }

    List<CaseOutcome> all() {
        return subject.outcomes();
    }

    CaseOutcome outcome() {
        return all().get(chosen);
    }

    void next() {
        chosen = (chosen + 1) % all().size();
    }

    String reason() {
        return reason;
    }

    /** @return what is wrong with it; empty if nothing is */
    String because(String told) {
        reason = told.strip();
        return reason.isEmpty() || reason.length() > LONGEST ? Messages.text("reason.range", LONGEST) : "";
    }
}
