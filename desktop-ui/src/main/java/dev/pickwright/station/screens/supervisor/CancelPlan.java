package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a supervisor is about to cancel, in sentences: this fulfillment, or the whole order. */
final class CancelPlan {

    /** Typing one would let a scan end the question, so there are some to choose from. */
    private static final List<String> REASONS =
            List.of("cancel.reason_customer", "cancel.reason_stock", "cancel.reason_double", "cancel.reason_address");

    private final @Nullable FulfillmentView view;
    private final String order;
    private final List<FulfillmentSummary> others;
    private boolean whole;
    private int reason;

    /** The whole order, of which nothing is planned yet. */
    CancelPlan(OrderView order) {
        view = null;
        this.order = order.number();
        others = order.fulfillments();
        whole = true;
    }

    CancelPlan(FulfillmentView view, OrderView order) {
        this.view = view;
        this.order = view.summary().orderNumber();
        others = order.fulfillments().stream()
                .filter(part -> !part.id().equals(view.summary().id()))
                .toList();
    }

    /** Whether there is more to cancel than this fulfillment. */
    boolean choice() {
        return view != null && others.stream().anyMatch(part -> part.status().live());
    }

    boolean whole() {
        return whole;
    }

    void otherScope() {
        whole = !whole && choice();
    }

    String reason() {
        return Messages.text(REASONS.get(reason));
    }

    void otherReason() {
        reason = (reason + 1) % REASONS.size();
    }

    String title() {
        return whole || view == null
                ? Messages.text("cancel.title_order", order)
                : Messages.text("cancel.title", view.summary().number());
    }

    /** What will happen. */
    List<String> preview() {
        List<String> lines = new ArrayList<>();
        if (view == null) {
            lines.add(Messages.text("cancel.nothing_planned", order));
        } else {
            lines.addAll(goods(view));
        }
        for (FulfillmentSummary part : others) {
            lines.add(Messages.text(
                    key(part), part.number(), part.warehouse(), Messages.word(part.status()), part.units()));
        }
        return lines;
    }

    private static List<String> goods(FulfillmentView view) {
        List<String> lines = new ArrayList<>();
        String number = view.summary().number();
        int picked =
                view.items().stream().mapToInt(FulfillmentView.ItemView::picked).sum();
        int promised = view.items().stream()
                .mapToInt(FulfillmentView.ItemView::allocated)
                .sum();
        long boxes = view.packages().stream()
                .filter(box -> box.status() != PackageStatus.VOIDED)
                .count();
        lines.add(
                picked > 0
                        ? Messages.text("cancel.put_back", number, picked)
                        : Messages.text("cancel.nothing_picked", number));
        if (boxes > 0) {
            lines.add(Messages.text("cancel.voided", boxes));
        }
        if (promised > 0) {
            lines.add(Messages.text("cancel.freed", promised));
        }
        return lines;
    }

    private String key(FulfillmentSummary part) {
        if (!part.status().live()) {
            return "cancel.part_over";
        }
        return whole ? "cancel.part_too" : "cancel.part_stays";
    }
}
