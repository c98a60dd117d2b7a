package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.station.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;

/** What the feedback band says after a supervisor's step. */
final class DoneSentence {

    private DoneSentence() {}

    static String of(OrderCancelled order) {
        String cancelled = String.join(", ", order.cancelled());
        return order.kept().isEmpty()
                ? Messages.text("cancel.done", order.number(), cancelled)
                : Messages.text("cancel.done_kept", order.number(), cancelled, String.join(", ", order.kept()));
    }

    static String of(@Nullable FulfillmentView before, FulfillmentView now) {
        String status = Messages.word(now.summary().status());
        if (before == null || before.summary().status() != now.summary().status()) {
            return Messages.text("detail.done", status);
        }
        long more = openHolds(now) - openHolds(before);
        return Messages.text(more > 0 ? "detail.held" : more < 0 ? "detail.released" : "detail.done_still", status);
    }

    private static long openHolds(FulfillmentView view) {
        return view.holds().stream().filter(hold -> hold.releasedAt() == null).count();
    }
}
