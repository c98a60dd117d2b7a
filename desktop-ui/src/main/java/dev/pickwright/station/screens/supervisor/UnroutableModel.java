package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.TableModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The orders that no warehouse can serve: why not, and what a supervisor can do about that. */
final class UnroutableModel extends TableModel<OrderSummary> {

    /** What the screen asks for the model. */
    interface Questions {

        /** @param confirmed with the plan as it was chosen by then */
        void cancel(CancelPlan plan, Runnable confirmed);
    }

    private final Questions questions;
    private final ObjectProperty<@Nullable RoutingView> decision = new SimpleObjectProperty<>();
    private @Nullable String wanted;

    /** @param first the number of the order to begin with; null for the oldest */
    UnroutableModel(Desk desk, @Nullable String first, Questions questions) {
        super(
                desk,
                Messages.text("waiting.title"),
                Messages.text("waiting.loading"),
                desk.goAction(ActionId.BACK, Messages.text("detail.back"), new Route.Board()));
        this.questions = questions;
        wanted = first;
        keep(first == null ? null : key(first));
        frame().scanPromptProperty().set(Messages.text("waiting.prompt"));
    }

    /** Why the chosen one waits; null until it is there. */
    ObjectProperty<@Nullable RoutingView> decisionProperty() {
        return decision;
    }

    /** The one that waits longest first. */
    @Override
    protected List<OrderSummary> load() {
        return desk().board().unroutable().stream()
                .sorted(Comparator.comparing(OrderSummary::createdAt).thenComparing(OrderSummary::number))
                .toList();
    }

    @Override
    protected Object key(OrderSummary row) {
        return key(row.number());
    }

    private static String key(String number) {
        return number.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    protected void arrived(List<OrderSummary> orders) {
        if (wanted != null && indexOf(orders, key(wanted)) < 0) {
            frame().say(Outcome.ATTENTION, Messages.text("waiting.not_waiting", wanted));
        }
        wanted = null;
    }

    @Override
    protected void chose(@Nullable OrderSummary order) {
        RoutingView before = decision.get();
        if (order == null) {
            decision.set(null);
        } else if (before == null || !before.orderNumber().equals(order.number())) {
            decision.set(null);
            ask(() -> desk().board().routing(order.number()), this::decided, frame()::fail);
        }
    }

    /** A scanned number chooses its order. */
    @Override
    public void scan(String code) {
        frame().lastCodeProperty().set(code);
        List<OrderSummary> orders = shownProperty().get().rows();
        int index = indexOf(orders, key(code));
        if (index < 0) {
            desk().perhapsBadge(code, () -> frame().say(Outcome.ERROR, Messages.text("waiting.not_waiting", code)));
        } else {
            frame().say(
                            Outcome.OK,
                            Messages.text("waiting.chosen", orders.get(index).number()));
            choose(index);
        }
    }

    private void decided(RoutingView now) {
        OrderSummary order = shownProperty().get().row();
        if (order != null && order.number().equals(now.orderNumber())) {
            decision.set(now);
        }
    }

    private void tryAgain(String number) {
        run(Messages.text("scan.checking"), () -> desk().board().route(number), this::tried);
    }

    private void tried(RoutingView now) {
        if (now.routed()) {
            String sites = now.candidates().stream()
                    .filter(each -> each.outcome() == CandidateOutcome.CHOSEN)
                    .map(RoutingView.Candidate::warehouse)
                    .collect(Collectors.joining(", "));
            frame().say(Outcome.OK, Messages.text("waiting.routed", now.orderNumber(), sites));
        } else {
            frame().say(Outcome.ATTENTION, Messages.text("waiting.still", now.orderNumber()));
        }
        decided(now);
    }

    private void askCancel(String number) {
        ask(
                () -> desk().board().order(number),
                order -> {
                    CancelPlan plan = new CancelPlan(order);
                    questions.cancel(plan, () -> cancel(number, plan.reason()));
                },
                this::refused);
    }

    private void cancel(String number, String reason) {
        run(
                Messages.text("scan.checking"),
                () -> desk().board().cancelOrder(number, reason),
                order -> frame().say(Outcome.OK, Messages.text("waiting.cancelled", order.number())));
    }

    @Override
    protected void describe(Shown<OrderSummary> now) {
        int count = now.rows().size();
        frame().instructionProperty()
                .set(count == 0 ? Messages.text("waiting.none") : Messages.text("waiting.some", count));
    }

    @Override
    protected List<Action> actions(Shown<OrderSummary> now) {
        List<Action> actions = new ArrayList<>();
        actions.add(desk().manualEntry(this::scan));
        OrderSummary order = now.row();
        if (order != null) {
            String number = order.number();
            actions.add(new Action(ActionId.FAIL, Messages.text("waiting.cancel"), () -> askCancel(number)));
            actions.add(new Action(ActionId.PRIMARY, Messages.text("waiting.try"), () -> tryAgain(number)));
        }
        return actions;
    }
}
