package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.Refusals;
import java.util.Set;

/** What is said of dead letters and of what became of them. */
final class DeadLetterSentences {

    private static final Set<String> GONE = Set.of("not_found", "nothing_to_do");
    private static final int ENOUGH = 8;
    private static final int MOST_COUNTED = 1_000;

    private DeadLetterSentences() {}

    /** The lane of a letter, by its kind and id. */
    static String lane(DeadLetterView letter) {
        return Messages.text("dead.lane_of", kind(letter), letter.laneId());
    }

    /** The same, where there is little room; ids differ at their end. */
    static String shortLane(DeadLetterView letter) {
        String id = letter.laneId();
        return Messages.text("dead.lane_short", kind(letter), id.substring(Math.max(0, id.length() - ENOUGH)));
    }

    static String kind(DeadLetterView letter) {
        return Messages.textOr("dead.lane." + letter.lane(), letter.lane());
    }

    /** How many events wait for it. */
    static String behind(DeadLetterView letter) {
        if (!letter.blocking()) {
            return Messages.text("dead.passed_over");
        }
        return Messages.text(letter.waiting() < MOST_COUNTED ? "number" : "dead.at_least", letter.waiting());
    }

    static String replayed(DeadLetterView letter) {
        return othersWait(letter)
                ? Messages.text("dead.replayed_blocking", letter.type(), letter.endpoint(), letter.waiting())
                : Messages.text("dead.replayed", letter.type(), letter.endpoint());
    }

    /** What becomes of the events behind it once it is discarded. */
    static String afterDiscarding(DeadLetterView letter) {
        return othersWait(letter)
                ? Messages.text("dead.discard_waiting", letter.waiting())
                : Messages.text("dead.discard_none_waits");
    }

    private static boolean othersWait(DeadLetterView letter) {
        return letter.blocking() && letter.waiting() > 0;
    }

    static void sayReplayed(FrameModel frame, int replayed, String endpoint) {
        if (replayed == 0) {
            frame.say(Outcome.ATTENTION, Messages.text("dead.gone_all"));
        } else {
            frame.say(Outcome.OK, Messages.text("dead.replayed_all", replayed, endpoint));
        }
    }

    /** Says why; that another one was faster is no mistake. */
    static void sayRefused(FrameModel frame, Exception e) {
        if (e instanceof DomainFailure failure && GONE.contains(failure.code())) {
            frame.say(Outcome.ATTENTION, Messages.text("dead.gone"));
        } else {
            Refusals.say(frame, e);
        }
    }
}
