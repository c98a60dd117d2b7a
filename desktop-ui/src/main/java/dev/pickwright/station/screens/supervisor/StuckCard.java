package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.FulfillmentView.AttemptView;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import dev.pickwright.model.fulfillment.HoldView;
import dev.pickwright.model.fulfillment.NextStep;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "Why is it stuck?".
 *
 * @param sentence what is the matter
 * @param who who can clear it or goes on, and where
 * @param remedy what a supervisor does about it here; null if it is somebody else's
 * @param subject what the remedy is done on; empty if it is the fulfillment itself
 */
record StuckCard(
        Kind kind, String sentence, String who, @Nullable Remedy remedy, String subject) {

    /** How bad it is. */
    enum Kind implements Wire {
        /** An unmet gate of the next step. */
        BLOCKED,
        /** An attempt failed, and somebody has to decide. */
        FAILED,
        /** Nothing is the matter: this is done next. */
        NEXT,
        /** Does not block now, but will. */
        LATER
    }

    /** What to deal with first comes first; empty where the work has ended. */
    static List<StuckCard> of(FulfillmentView view) {
        List<StuckCard> cards = new ArrayList<>();
        view.gates().forEach(gate -> cards.add(gate(gate)));
        if (cards.isEmpty()) {
            next(view).ifPresent(cards::add);
        }
        if (view.summary().status().live()) {
            view.holds().stream()
                    .filter(hold -> hold.releasedAt() == null)
                    .filter(hold -> view.gates().stream()
                            .noneMatch(gate -> hold.id().toString().equals(gate.subject())))
                    .map(StuckCard::later)
                    .forEach(cards::add);
        }
        return List.copyOf(cards);
    }

    private static StuckCard gate(GateView gate) {
        Remedy remedy = Remedy.of(gate.action()).orElse(null);
        return new StuckCard(
                Kind.BLOCKED,
                sentence(gate.detail()),
                remedy == null ? elsewhere(gate.action(), gate.clearedBy()) : Messages.text("stuck.you_can"),
                remedy,
                gate.subject() == null ? "" : gate.subject());
    }

    private static Optional<StuckCard> next(FulfillmentView view) {
        FulfillmentStatus status = view.summary().status();
        if (status == FulfillmentStatus.PICK_FAILED) {
            return Optional.of(failed(view, "pick", view.pickAttempts(), view.maxPickAttempts(), Remedy.RETRY_PICK));
        }
        if (status == FulfillmentStatus.PACK_FAILED) {
            return Optional.of(failed(view, "pack", view.packAttempts(), view.maxPackAttempts(), Remedy.RETRY_PACK));
        }
        NextStep step = view.nextStep();
        if (step == null) {
            return Optional.empty();
        }
        Remedy remedy = Remedy.of(step.action()).orElse(null);
        return Optional.of(new StuckCard(
                Kind.NEXT,
                Messages.text("stuck.next", word(step.action())),
                remedy == null ? elsewhere(step.action(), step.role().wire()) : Messages.text("stuck.you_do"),
                remedy,
                ""));
    }

    private static StuckCard failed(FulfillmentView view, String stage, int failed, int most, Remedy retry) {
        String cause = view.attempts().stream()
                .filter(attempt -> attempt.stage().equals(stage))
                .map(AttemptView::cause)
                .findFirst()
                .map(StuckCard::cause)
                .orElse(Messages.text("stuck.cause_not_said"));
        boolean exhausted = failed >= most;
        return new StuckCard(
                Kind.FAILED,
                Messages.text(exhausted ? "stuck.exhausted" : "stuck.failed", stage(stage), failed, most, cause),
                Messages.text(exhausted ? "stuck.you_grant_or_cancel" : "stuck.you_decide"),
                exhausted ? Remedy.GRANT_ATTEMPT : retry,
                "");
    }

    private static StuckCard later(HoldView hold) {
        return new StuckCard(
                Kind.LATER,
                Messages.text("stuck.later", hold.placedBy(), hold.reason()),
                Messages.text("stuck.you_can"),
                Remedy.RELEASE_HOLD,
                hold.id().toString());
    }

    /** The word for a stage of the work. */
    static String stage(String stage) {
        return Messages.textOr("stage." + stage, stage);
    }

    /** A cause as people say it; it may begin with the code of a short pick's reason. */
    static String cause(String recorded) {
        int colon = recorded.indexOf(':');
        String code = colon < 0 ? recorded : recorded.substring(0, colon);
        String word = Messages.textOr("ShortReason." + code, "");
        return word.isEmpty() ? Messages.recorded(recorded) : word + recorded.substring(code.length());
    }

    /** The word for an operation, also for one that this station does not know yet. */
    private static String word(String action) {
        return Messages.textOr("step." + action, action.replace('_', ' '));
    }

    private static String elsewhere(String action, String role) {
        return Messages.textOr(
                "where." + action,
                Messages.text("stuck.other_can", Messages.textOr("Role." + role, role), word(action)));
    }

    /** The backend says some as the rest of a sentence. */
    private static String sentence(String detail) {
        return detail.isEmpty() ? detail : detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1);
    }
}
