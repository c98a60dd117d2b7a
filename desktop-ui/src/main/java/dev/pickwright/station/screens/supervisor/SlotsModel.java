package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.MoveSlot;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.Refusals;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The time slots of a warehouse today and tomorrow; and another one for a fulfillment, if it is to be moved. */
final class SlotsModel {

    /** What the screen asks for the model. */
    interface Questions {

        /** @param told gets 1 to 200 characters, unless the supervisor goes back */
        void reason(String title, String hint, String confirm, Consumer<String> told);
    }

    private final Desk desk;
    private final @Nullable FulfillmentId moving;
    private final Route back;
    private final Questions questions;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable SlotsShown> shown = new SimpleObjectProperty<>();
    private boolean asking;
    private boolean busy;
    private boolean left;

    SlotsModel(Desk desk, Route.Slots route, Questions questions) {
        this.desk = desk;
        this.moving = route.moving();
        this.back = route.back();
        this.questions = questions;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("slots.title"));
        frame.instructionProperty().set(Messages.text("slots.loading"));
        frame.actionsProperty().set(List.of(back()));
    }

    FrameModel frame() {
        return frame;
    }

    /** Null until it is loaded. */
    ObjectProperty<@Nullable SlotsShown> shownProperty() {
        return shown;
    }

    /** The screen is not shown any more: what is still on its way changes nothing. */
    void leave() {
        left = true;
    }

    void refresh() {
        if (!asking) {
            asking = true;
            SlotsShown before = shown.get();
            desk.tasks().run(lane, () -> load(before, before == null ? -1 : before.site()), this::take, e -> {
                asking = false;
                frame.fail(e);
            });
        }
    }

    /** What was chosen while the answer was on its way stays chosen. */
    private void take(SlotsShown now) {
        asking = false;
        int chosen = SlotsShown.choice(shown.get(), now.site(), now.slots());
        show(new SlotsShown(now.sites(), now.site(), now.slots(), chosen, now.moving()));
    }

    /** @param site -1 for the fulfillment's, or else the operator's own */
    private SlotsShown load(@Nullable SlotsShown before, int site) {
        FulfillmentView view = moving == null ? null : desk.board().fulfillment(moving);
        List<SlotsShown.Site> sites = before == null ? sites(view) : before.sites();
        int at = site >= 0 ? site : indexOf(sites, ownSite());
        SlotsShown.Site warehouse = sites.get(at);
        ZoneId zone = warehouse.zone();
        LocalDate today = desk.clock().instant().atZone(zone).toLocalDate();
        var own = view == null ? null : view.slot();
        List<SlotRow> rows = desk.board().slots(warehouse.code()).stream()
                .map(slot -> new SlotRow(
                        slot, zone, today, own != null && own.startsAt().equals(slot.startsAt())))
                .filter(row -> row.slot().startsAt().atZone(zone).toLocalDate().isBefore(today.plusDays(2)))
                .toList();
        return new SlotsShown(sites, at, rows, -1, view);
    }

    /** All of them; for a fulfillment its own, which others than supervisors may see as well. */
    private List<SlotsShown.Site> sites(@Nullable FulfillmentView view) {
        if (view == null) {
            return desk.board().warehouses().stream()
                    .map(each -> new SlotsShown.Site(each.code(), each.name(), ZoneId.of(each.timeZone())))
                    .toList();
        }
        String code = view.summary().warehouse();
        ZoneId zone =
                view.slot() == null ? ZoneOffset.UTC : ZoneId.of(view.slot().timeZone());
        return List.of(new SlotsShown.Site(code, code, zone));
    }

    private @Nullable String ownSite() {
        var operator = desk.operator();
        return operator == null ? null : operator.warehouse();
    }

    private static int indexOf(List<SlotsShown.Site> sites, @Nullable String code) {
        for (int i = 0; i < sites.size(); i++) {
            if (sites.get(i).code().equals(code)) {
                return i;
            }
        }
        return 0;
    }

    /** @param index of the slot in the list */
    void choose(int index) {
        SlotsShown now = shown.get();
        if (now != null && index >= 0 && index < now.slots().size()) {
            shown.set(new SlotsShown(now.sites(), now.site(), now.slots(), index, now.moving()));
        }
    }

    void scan(String code) {
        frame.lastCodeProperty().set(code);
        desk.perhapsBadge(code, () -> frame.say(Outcome.ATTENTION, Messages.text("detail.scan_not_wanted", code)));
    }

    private void show(SlotsShown now) {
        String site = now.warehouse().name();
        frame.progressProperty().set(now.warehouse().code());
        if (now.slots().isEmpty()) {
            frame.instructionProperty().set(Messages.text("slots.unlimited", site));
        } else if (now.moving() == null) {
            frame.instructionProperty().set(Messages.text("slots.of", site));
        } else {
            frame.instructionProperty()
                    .set(Messages.text("slots.choose", now.moving().summary().number()));
        }
        if (!busy) {
            frame.actionsProperty().set(actions(now));
        }
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
    }

    private List<Action> actions(SlotsShown now) {
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        if (moving == null && now.sites().size() > 1) {
            actions.add(new Action(ActionId.CHANGE, Messages.text("slots.next_site"), this::nextSite));
        }
        if (now.moving() != null && !now.slots().isEmpty()) {
            actions.add(new Action(ActionId.PRIMARY, Messages.text("slots.move"), this::move));
        }
        return actions;
    }

    private void nextSite() {
        SlotsShown now = Objects.requireNonNull(shown.get());
        int next = (now.site() + 1) % now.sites().size();
        desk.tasks().run(lane, () -> load(now, next), this::take, frame::fail);
    }

    private void move() {
        SlotsShown now = Objects.requireNonNull(shown.get());
        SlotRow row = now.slots().get(now.chosen());
        if (row.own()) {
            frame.say(Outcome.ATTENTION, Messages.text("slots.there_already"));
            return;
        }
        SlotRow.Room room = row.room(now.lines());
        if (room == SlotRow.Room.FREE && supervises()) {
            send(new MoveSlot(row.slot().startsAt(), null));
        } else {
            questions.reason(
                    why(room, row.day(), row.times()),
                    Messages.text("slots.override_hint"),
                    Messages.text("slots.override"),
                    reason -> send(new MoveSlot(row.slot().startsAt(), reason)));
        }
    }

    private static String why(SlotRow.Room room, String day, String times) {
        return switch (room) {
            case FREE -> Messages.text("slots.free_why", day, times);
            case FULL -> Messages.text("slots.full_why", day, times);
            case CLOSED -> Messages.text("slots.closed_why", day, times);
        };
    }

    /** Others say why, wherever they move it, and a supervisor has to allow it. */
    private boolean supervises() {
        var operator = desk.operator();
        return operator != null
                && (operator.roles().contains(Role.SUPERVISOR)
                        || operator.roles().contains(Role.ADMINISTRATOR));
    }

    private void send(MoveSlot to) {
        FulfillmentId id = Objects.requireNonNull(moving);
        busy = true;
        frame.actionsProperty().set(List.of(back()));
        desk.tasks()
                .run(
                        lane,
                        () -> {
                            desk.board().moveSlot(id, to);
                            return true;
                        },
                        done -> {
                            if (!left) {
                                desk.navigator().go(back);
                            }
                        },
                        this::refused);
    }

    /** Says why, and shows how the slots are now. */
    private void refused(Exception e) {
        Refusals.say(frame, e);
        busy = false;
        refresh();
    }

    private Action back() {
        String text = Messages.text(moving == null ? "detail.back" : "action.back");
        return new Action(ActionId.BACK, text, () -> desk.navigator().go(back));
    }
}
