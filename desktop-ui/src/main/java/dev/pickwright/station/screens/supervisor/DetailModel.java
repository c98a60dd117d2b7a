package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One fulfillment: why it is stuck, or what comes next; and what a supervisor can do about that. */
final class DetailModel {

    /**
     * What the screen shows, in one immutable piece.
     *
     * @param cards the answers to "Why is it stuck?"
     * @param chosen which of them the primary key is for
     */
    record Shown(FulfillmentView view, List<StuckCard> cards, int chosen) {}

    /** What the screen asks for the model. */
    interface Questions {

        /** @param told gets 1 to 200 characters, unless the supervisor goes back */
        void reason(String title, String hint, String confirm, Consumer<String> told);

        /** @param confirmed with the plan as it was chosen by then */
        void cancel(CancelPlan plan, Runnable confirmed);
    }

    private final Desk desk;
    private final FulfillmentId id;
    private final Questions questions;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();
    private boolean left;

    DetailModel(Desk desk, FulfillmentId id, Questions questions) {
        this.desk = desk;
        this.id = id;
        this.questions = questions;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("detail.title"));
        frame.actionsProperty().set(List.of(back()));
    }

    FrameModel frame() {
        return frame;
    }

    /** Null until it is loaded. */
    ObjectProperty<@Nullable Shown> shownProperty() {
        return shown;
    }

    void load() {
        desk.tasks().run(lane, () -> desk.board().fulfillment(id), this::show, frame::fail);
    }

    /** The screen is not shown any more: what is still on its way opens nothing over the next one. */
    void leave() {
        left = true;
    }

    void scan(String code) {
        frame.lastCodeProperty().set(code);
        desk.perhapsBadge(code, () -> frame.say(Outcome.ATTENTION, Messages.text("detail.scan_not_wanted", code)));
    }

    private void show(FulfillmentView view) {
        List<StuckCard> cards = StuckCard.of(view);
        int first = 0;
        while (first < cards.size() && cards.get(first).remedy() == null) {
            first++;
        }
        show(new Shown(view, cards, first == cards.size() ? 0 : first));
    }

    private void show(Shown now) {
        var summary = now.view().summary();
        frame.titleProperty().set(Messages.text("detail.of", summary.number(), summary.orderNumber()));
        frame.instructionProperty().set(instruction(now));
        frame.progressProperty().set(summary.warehouse());
        frame.actionsProperty().set(actions(now));
        shown.set(now);
    }

    private static String instruction(Shown now) {
        String state =
                Messages.text("detail.state." + now.view().summary().status().wire());
        if (!now.view().gates().isEmpty()) {
            return Messages.text("detail.blocked", now.view().gates().size());
        }
        boolean failed = now.cards().stream().anyMatch(card -> card.kind() == StuckCard.Kind.FAILED);
        return failed ? Messages.text("detail.failed", state) : state;
    }

    private List<Action> actions(Shown now) {
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        FulfillmentStatus status = now.view().summary().status();
        if (status.live()) {
            actions.add(new Action(ActionId.SHORT, Messages.text("detail.hold"), this::askHold));
            actions.add(new Action(ActionId.FAIL, Messages.text("detail.cancel"), () -> askCancel(now.view())));
        }
        if (status.live() && now.view().slot() != null) {
            actions.add(new Action(
                    ActionId.CHANGE,
                    Messages.text("detail.move_slot"),
                    () -> desk.navigator().go(new Route.Slots(id, new Route.Detail(id)))));
        }
        if (now.cards().size() > 1) {
            actions.add(new Action(ActionId.SKIP, Messages.text("detail.next_card"), () -> choose(now)));
        }
        if (!now.cards().isEmpty()) {
            StuckCard card = now.cards().get(now.chosen());
            if (card.remedy() != null) {
                Remedy remedy = card.remedy();
                actions.add(new Action(
                        ActionId.PRIMARY,
                        Messages.text("step." + remedy.wire()),
                        () -> take(now.view(), card, remedy)));
            }
        }
        return actions;
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("detail.back"),
                () -> desk.navigator().go(new Route.Board()));
    }

    private void choose(Shown now) {
        show(new Shown(now.view(), now.cards(), (now.chosen() + 1) % now.cards().size()));
    }

    private void take(FulfillmentView view, StuckCard card, Remedy remedy) {
        long version = view.summary().version();
        switch (remedy) {
            case CANCEL -> askCancel(view);
            case MARK_READY ->
                run(() -> {
                    desk.board().markReady(id, version);
                    return null;
                });
            // A hold is named, so it does not matter what else has changed.
            case RELEASE_HOLD ->
                ask(remedy, card.sentence(), reason -> step(remedy.path(card.subject()), reason, null));
            case GRANT_ATTEMPT -> ask(remedy, card.sentence(), reason -> step(remedy.path(""), reason, version));
            case START_PLANNING, GENERATE_PICKLIST, RETRY_PICK, RETRY_PACK, COMPLETE ->
                step(remedy.path(""), null, version);
        }
    }

    private void ask(Remedy remedy, String about, Consumer<String> told) {
        String word = Messages.text("step." + remedy.wire());
        questions.reason(Messages.text("reason.why", word), about, word, told);
    }

    private void askHold() {
        questions.reason(
                Messages.text("hold.title"),
                Messages.text("hold.hint"),
                Messages.text("hold.place"),
                // Work that goes on meanwhile must not keep it from being stopped.
                reason -> step("holds", reason, null));
    }

    private void askCancel(FulfillmentView view) {
        desk.tasks()
                .run(
                        lane,
                        () -> desk.board().order(view.summary().orderNumber()),
                        order -> openCancel(view, new CancelPlan(view, order)),
                        this::refused);
    }

    private void openCancel(FulfillmentView view, CancelPlan plan) {
        if (!left) {
            questions.cancel(plan, () -> cancel(view, plan));
        }
    }

    private void cancel(FulfillmentView view, CancelPlan plan) {
        if (plan.whole()) {
            run(() -> desk.board().cancelOrder(view.summary().orderNumber(), plan.reason()));
        } else {
            step(Remedy.CANCEL.path(""), plan.reason(), view.summary().version());
        }
    }

    private void step(String path, @Nullable String reason, @Nullable Long version) {
        run(() -> {
            desk.board().step(id, path, reason, version);
            return null;
        });
    }

    /** @param command its answer if the whole order was cancelled, else null */
    private void run(Supplier<@Nullable OrderCancelled> command) {
        record Done(@Nullable OrderCancelled order, FulfillmentView view) {}
        // Until the answer is there, a second press would be for what is not so any more.
        frame.actionsProperty().set(List.of(back()));
        desk.tasks()
                .run(
                        lane,
                        () -> new Done(command.get(), desk.board().fulfillment(id)),
                        done -> {
                            frame.say(Outcome.OK, said(done.order(), done.view()));
                            show(done.view());
                        },
                        this::refused);
    }

    private String said(@Nullable OrderCancelled order, FulfillmentView now) {
        Shown before = shown.get();
        return order != null ? DoneSentence.of(order) : DoneSentence.of(before == null ? null : before.view(), now);
    }

    /** Says why, and shows how it is now. */
    private void refused(Exception e) {
        Refusals.say(frame, e);
        desk.tasks().run(lane, () -> desk.board().fulfillment(id), this::show, again -> {});
    }
}
