package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Bins to count: the bin, the item, how many. */
final class CountModel {

    /**
     * What is on screen.
     *
     * @param open all that is to be counted
     * @param current the one being done; null if there is none
     * @param atBin its bin was scanned
     * @param verified its item was scanned
     */
    record Shown(List<CountTaskView> open, @Nullable CountTaskView current, boolean atBin, boolean verified) {
        Shown {
            open = List.copyOf(open);
        }
    }

    private static final String NONE_THERE = "0";

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();

    CountModel(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("count.title"));
        frame.instructionProperty().set(Messages.text("count.loading"));
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
        load(null);
    }

    /** @param bin where the counter stands, and goes on if there is more to count */
    private void load(@Nullable String bin) {
        desk.tasks()
                .run(
                        lane,
                        desk.workLists()::counts,
                        open -> in(open, bin)
                                .ifPresentOrElse(
                                        here -> show(new Shown(open, here, true, false)),
                                        () -> show(new Shown(
                                                open, open.isEmpty() ? null : open.getFirst(), false, false))),
                        frame::fail);
    }

    private static Optional<CountTaskView> in(List<CountTaskView> open, @Nullable String bin) {
        return open.stream().filter(task -> task.bin().equals(bin)).findFirst();
    }

    /** Its texts are in another language now. */
    void sayAgain() {
        frame.titleProperty().set(Messages.text("count.title"));
        Shown now = shown.get();
        if (now != null) {
            show(now);
        }
    }

    void scan(String code, EntryMode entry) {
        Shown now = shown.get();
        if (now == null || now.current() == null) {
            desk.perhapsBadge(code, () -> frame.say(Outcome.ATTENTION, Messages.text("count.scan_not_wanted", code)));
            return;
        }
        CountTaskView current = now.current();
        frame.checking(code);
        desk.tasks().run(lane, () -> desk.stock().look(code, entry), found -> looked(now, current, found), frame::fail);
    }

    private void looked(Shown now, CountTaskView current, LookedUp found) {
        if (found.kind() == LookedUp.Kind.UNREADABLE) {
            frame.say(Outcome.ERROR, Messages.text(Objects.requireNonNull(found.message())));
        } else if (found.kind() == LookedUp.Kind.BIN) {
            in(now.open(), found.code())
                    .ifPresentOrElse(
                            task -> {
                                frame.say(Outcome.OK, Messages.text("count.at_bin", task.bin()));
                                show(new Shown(now.open(), task, true, false));
                            },
                            () -> frame.say(
                                    Outcome.ERROR, Messages.text("count.other_bin", found.code(), current.bin())));
        } else if (!now.atBin()) {
            frame.say(Outcome.ERROR, Messages.text("count.no_bin", found.code(), current.bin()));
        } else {
            item(now, current, found);
        }
    }

    private void item(Shown now, CountTaskView current, LookedUp found) {
        now.open().stream()
                .filter(task -> task.bin().equals(current.bin()))
                .filter(task -> found.kind() == LookedUp.Kind.ITEM && task.sku().equals(found.code()))
                .findFirst()
                .ifPresentOrElse(
                        task -> {
                            frame.say(Outcome.OK, Messages.text("count.item_right", task.sku()));
                            show(new Shown(now.open(), task, true, true));
                            ask(task, "");
                        },
                        () -> frame.say(Outcome.ERROR, Messages.text("count.wrong_item", found.code(), current.sku())));
    }

    private void ask(CountTaskView task, String initial) {
        desk.navigator()
                .open(new EntryOverlay(
                        desk.navigator(),
                        Messages.text("count.how_many", task.description(), task.bin()),
                        Messages.text("count.hint"),
                        initial,
                        false,
                        typed -> counted(task, typed)));
    }

    void counted(CountTaskView task, String typed) {
        if (!typed.matches("\\d{1,6}")) {
            frame.say(Outcome.ERROR, Messages.text("count.range"));
            return;
        }
        var told = new CountDone(
                Integer.parseInt(typed), EntryMode.TYPED, desk.clock().instant());
        desk.tasks()
                .run(
                        lane,
                        () -> desk.workLists().countDone(task.id(), told),
                        done -> {
                            frame.say(Outcome.DONE, sentence(done));
                            load(done.bin());
                        },
                        frame::fail);
    }

    private static String sentence(CountTaskView done) {
        int difference = Objects.requireNonNullElse(done.difference(), 0);
        int counted = Objects.requireNonNullElse(done.counted(), 0);
        if (difference == 0) {
            return Messages.text("count.same", counted, done.sku(), done.bin());
        }
        return Messages.text(
                difference < 0 ? "count.fewer" : "count.more", counted, done.sku(), done.bin(), Math.abs(difference));
    }

    private void show(Shown now) {
        shown.set(now);
        frame.instructionProperty().set(instruction(now));
        frame.progressProperty().set(Messages.text("count.left", now.open().size()));
        frame.scanPromptProperty().set(prompt(now));
        frame.actionsProperty().set(actions(now));
    }

    private static String instruction(Shown now) {
        CountTaskView task = now.current();
        if (task == null) {
            return Messages.text("count.empty");
        }
        if (!now.atBin()) {
            return Messages.text("count.go", task.bin());
        }
        return Messages.text(now.verified() ? "count.count" : "count.scan_item", task.description());
    }

    private static String prompt(Shown now) {
        if (now.current() == null) {
            return "";
        }
        return Messages.text(now.atBin() ? "pick.prompt.item" : "pick.prompt.bin");
    }

    private List<Action> actions(Shown now) {
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        CountTaskView task = now.current();
        if (task != null) {
            actions.add(desk.manualEntry(code -> scan(code, EntryMode.TYPED)));
        }
        actions.add(new Action(ActionId.QUEUE, Messages.text("action.refresh"), this::load));
        if (task != null && now.atBin() && !now.verified()) {
            actions.add(new Action(ActionId.SHORT, Messages.text("count.none"), () -> ask(task, NONE_THERE)));
        }
        if (task != null && now.verified()) {
            actions.add(new Action(ActionId.PRIMARY, Messages.text("count.enter"), () -> ask(task, "")));
        }
        return actions;
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("action.back"),
                () -> desk.navigator().go(new Route.Home()));
    }
}
