package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The orders that no warehouse can serve: why not, and what a supervisor can do about that. */
final class UnroutableModel {

    /**
     * What the screen shows, in one immutable piece.
     *
     * @param orders the one that waits longest first
     * @param chosen -1 if there is none
     * @param decision about the chosen one; null until it is there
     */
    record Shown(
            List<OrderSummary> orders, int chosen, @Nullable RoutingView decision) {}

    /** What the screen asks for the model. */
    interface Questions {

        /** @param confirmed with the plan as it was chosen by then */
        void cancel(CancelPlan plan, Runnable confirmed);
    }

    private final Desk desk;
    private final Questions questions;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown(List.of(), -1, null));
    private @Nullable String wanted;
    private boolean asking;
    private boolean busy;

    /** @param first the number of the order to begin with; null for the oldest */
    UnroutableModel(Desk desk, @Nullable String first, Questions questions) {
        this.desk = desk;
        this.questions = questions;
        wanted = first;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("waiting.title"));
        frame.scanPromptProperty().set(Messages.text("waiting.prompt"));
        frame.instructionProperty().set(Messages.text("waiting.loading"));
        frame.actionsProperty().set(List.of(back()));
    }

    FrameModel frame() {
        return frame;
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** Looks what waits now, unless the answer before is still on its way. */
    void refresh() {
        if (!asking) {
            asking = true;
            desk.tasks().run(lane, () -> desk.board().unroutable(), this::take, e -> {
                asking = false;
                frame.fail(e);
            });
        }
    }

    private void take(List<OrderSummary> now) {
        asking = false;
        List<OrderSummary> orders = now.stream()
                .sorted(Comparator.comparing(OrderSummary::createdAt).thenComparing(OrderSummary::number))
                .toList();
        Shown before = shown.get();
        String keep = wanted != null ? wanted : before.chosen() < 0 ? null : chosen().number();
        int index = indexOf(orders, keep);
        if (wanted != null && index < 0) {
            frame.say(Outcome.ATTENTION, Messages.text("waiting.not_waiting", wanted));
        }
        wanted = null;
        // The next one takes the place of one that is gone.
        int chosen = index >= 0 ? index : Math.min(Math.max(0, before.chosen()), orders.size() - 1);
        boolean same = chosen >= 0
                && before.decision() != null
                && before.decision().orderNumber().equals(orders.get(chosen).number());
        show(new Shown(orders, chosen, same ? before.decision() : null));
        if (!same && chosen >= 0) {
            ask(orders.get(chosen).number());
        }
    }

    /** @param index of the order in the list */
    void choose(int index) {
        Shown now = shown.get();
        if (index != now.chosen() && index >= 0 && index < now.orders().size()) {
            show(new Shown(now.orders(), index, null));
            ask(chosen().number());
        }
    }

    /** A scanned number chooses its order. */
    void scan(String code) {
        frame.lastCodeProperty().set(code);
        int index = indexOf(shown.get().orders(), code.strip());
        if (index < 0) {
            desk.perhapsBadge(code, () -> frame.say(Outcome.ERROR, Messages.text("waiting.not_waiting", code)));
        } else {
            frame.say(
                    Outcome.OK,
                    Messages.text(
                            "waiting.chosen", shown.get().orders().get(index).number()));
            choose(index);
        }
    }

    private void ask(String number) {
        desk.tasks().run(lane, () -> desk.board().routing(number), this::decided, frame::fail);
    }

    private void decided(RoutingView decision) {
        Shown now = shown.get();
        if (now.chosen() >= 0 && chosen().number().equals(decision.orderNumber())) {
            show(new Shown(now.orders(), now.chosen(), decision));
        }
    }

    private void tryAgain() {
        String number = begin();
        desk.tasks().run(lane, () -> desk.board().route(number), this::tried, this::refused);
    }

    private void tried(RoutingView decision) {
        if (decision.routed()) {
            String sites = decision.candidates().stream()
                    .filter(each -> each.outcome() == CandidateOutcome.CHOSEN)
                    .map(RoutingView.Candidate::warehouse)
                    .collect(Collectors.joining(", "));
            frame.say(Outcome.OK, Messages.text("waiting.routed", decision.orderNumber(), sites));
        } else {
            frame.say(Outcome.ATTENTION, Messages.text("waiting.still", decision.orderNumber()));
        }
        decided(decision);
        end();
    }

    private void askCancel() {
        String number = begin();
        desk.tasks()
                .run(
                        lane,
                        () -> desk.board().order(number),
                        order -> {
                            busy = false;
                            frame.actionsProperty().set(actions(shown.get()));
                            CancelPlan plan = new CancelPlan(order);
                            questions.cancel(plan, () -> cancel(number, plan.reason()));
                        },
                        this::refused);
    }

    private void cancel(String number, String reason) {
        begin();
        desk.tasks().run(lane, () -> desk.board().cancelOrder(number, reason), this::cancelled, this::refused);
    }

    private void cancelled(OrderCancelled order) {
        frame.say(Outcome.OK, Messages.text("waiting.cancelled", order.number()));
        end();
    }

    /** Says why, and shows what waits now. */
    private void refused(Exception e) {
        Refusals.say(frame, e);
        end();
    }

    /** Until the answer is there, a second press would be for what is not so any more. */
    private String begin() {
        busy = true;
        frame.actionsProperty().set(List.of(back()));
        return chosen().number();
    }

    private void end() {
        busy = false;
        frame.actionsProperty().set(actions(shown.get()));
        refresh();
    }

    private OrderSummary chosen() {
        return shown.get().orders().get(shown.get().chosen());
    }

    private void show(Shown now) {
        int count = now.orders().size();
        frame.instructionProperty()
                .set(count == 0 ? Messages.text("waiting.none") : Messages.text("waiting.some", count));
        if (!now.equals(shown.get()) || count == 0) {
            shown.set(now);
            if (!busy) {
                frame.actionsProperty().set(actions(now));
            }
        }
    }

    private List<Action> actions(Shown now) {
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        actions.add(desk.manualEntry(this::scan));
        if (now.chosen() >= 0) {
            actions.add(new Action(ActionId.FAIL, Messages.text("waiting.cancel"), this::askCancel));
            actions.add(new Action(ActionId.PRIMARY, Messages.text("waiting.try"), this::tryAgain));
        }
        return actions;
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("detail.back"),
                () -> desk.navigator().go(new Route.Board()));
    }

    private static int indexOf(List<OrderSummary> orders, @Nullable String number) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).number().equalsIgnoreCase(number)) {
                return i;
            }
        }
        return -1;
    }
}
