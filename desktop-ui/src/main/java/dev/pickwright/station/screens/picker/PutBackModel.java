package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.PutBackView;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.station.backend.api.DomainFailure;
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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Goods that must return to a bin: what they lie in, then the item, then the bin. */
final class PutBackModel {

    /**
     * What is on screen.
     *
     * @param open all that is to be put back
     * @param chosen the one being done; null while one is to be chosen
     * @param inHand its item was scanned
     * @param quantity so many units of it go back in one go
     */
    record Shown(List<PutBackView> open, @Nullable PutBackView chosen, boolean inHand, int quantity) {
        Shown {
            open = List.copyOf(open);
        }
    }

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();

    PutBackModel(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("put_back.title"));
        frame.instructionProperty().set(Messages.text("put_back.loading"));
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
        desk.tasks().run(lane, desk.workLists()::putBacks, open -> show(open, null), frame::fail);
    }

    /** Its texts are in another language now. */
    void sayAgain() {
        frame.titleProperty().set(Messages.text("put_back.title"));
        Shown now = shown.get();
        if (now != null) {
            show(now);
        }
    }

    void scan(String code, EntryMode entry) {
        Shown now = shown.get();
        if (now == null || now.open().isEmpty()) {
            desk.perhapsBadge(
                    code, () -> frame.say(Outcome.ATTENTION, Messages.text("put_back.scan_not_wanted", code)));
            return;
        }
        frame.checking(code);
        if (now.chosen() != null && now.inHand()) {
            done(now.chosen(), now.quantity(), code, entry);
        } else {
            desk.tasks().run(lane, () -> desk.stock().look(code, entry), found -> looked(now, found), frame::fail);
        }
    }

    private void done(PutBackView task, int quantity, String bin, EntryMode entry) {
        Quantity part = quantity == task.quantity() ? null : new Quantity(quantity);
        var report = new PutBackReport(bin, part, entry, desk.clock().instant());
        desk.tasks()
                .run(
                        lane,
                        () -> desk.workLists().putBackDone(task.id(), report),
                        left -> {
                            frame.say(Outcome.DONE, Messages.text("put_back.done", quantity, task.sku()));
                            show(left, samePlace(left, task.place()).findFirst().orElse(null));
                        },
                        e -> refused(bin, e));
    }

    /** What is no bin may be a badge. */
    private void refused(String scanned, Exception e) {
        if (e instanceof DomainFailure failure && failure.is(Problem.REQUEST_INVALID)) {
            desk.perhapsBadge(scanned, () -> frame.fail(e));
        } else {
            frame.fail(e);
        }
    }

    private void looked(Shown now, LookedUp found) {
        switch (found.kind()) {
            case TOTE, PACKAGE ->
                samePlace(now.open(), found.code())
                        .findFirst()
                        .ifPresentOrElse(
                                first -> {
                                    frame.say(Outcome.OK, Messages.text("put_back.chosen", found.code()));
                                    show(now.open(), first);
                                },
                                () -> frame.say(Outcome.ERROR, Messages.text("put_back.nothing_in", found.code())));
            case ITEM ->
                match(now, found)
                        .ifPresentOrElse(
                                each -> take(now, each),
                                () -> frame.say(Outcome.ERROR, wrongItem(now.chosen(), found.code())));
            case UNREADABLE -> frame.say(Outcome.ERROR, Messages.text(Objects.requireNonNull(found.message())));
            case BIN, BADGE, ORDER, COMMAND, UNKNOWN -> frame.say(Outcome.ERROR, wrongItem(now.chosen(), found.code()));
        }
    }

    /** Of the place in hand only; the very lot if the code names one, else what the screen shows. */
    private static Optional<PutBackView> match(Shown now, LookedUp found) {
        PutBackView chosen = now.chosen();
        boolean names = found.trace() != null && !found.trace().equals(Trace.NONE);
        return (chosen == null ? now.open().stream() : samePlace(now.open(), chosen.place()))
                .filter(each -> each.sku().equals(found.code()))
                .min(Comparator.comparing(
                                (PutBackView each) -> !(names && each.trace().equals(found.trace())))
                        .thenComparing(each -> !each.equals(chosen)));
    }

    private void take(Shown now, PutBackView task) {
        frame.say(Outcome.OK, Messages.text("put_back.taken", task.quantity(), task.sku()));
        show(new Shown(now.open(), task, true, task.quantity()));
    }

    private static String wrongItem(@Nullable PutBackView chosen, String code) {
        return chosen == null
                ? Messages.text("put_back.not_here", code)
                : Messages.text("put_back.wrong_item", code, chosen.sku());
    }

    private static Stream<PutBackView> samePlace(List<PutBackView> open, @Nullable String place) {
        return open.stream().filter(each -> place != null && place.equals(each.place()));
    }

    private void show(List<PutBackView> open, @Nullable PutBackView chosen) {
        show(new Shown(open, chosen, false, chosen == null ? 0 : chosen.quantity()));
    }

    private void show(Shown now) {
        shown.set(now);
        frame.instructionProperty().set(instruction(now));
        frame.progressProperty().set(Messages.text("put_back.left", now.open().size()));
        frame.scanPromptProperty().set(prompt(now));
        frame.actionsProperty().set(actions(now));
    }

    private static String instruction(Shown now) {
        PutBackView task = now.chosen();
        if (task == null) {
            return Messages.text(now.open().isEmpty() ? "put_back.empty" : "put_back.choose");
        }
        String bin = task.bin() == null ? Messages.text("pick.put_back_anywhere") : task.bin();
        String place = task.place() == null ? Messages.text("put_back.loose") : task.place();
        return now.inHand()
                ? Messages.text("put_back.into", now.quantity(), task.description(), bin)
                : Messages.text("put_back.take", now.quantity(), task.description(), place);
    }

    private static String prompt(Shown now) {
        if (now.open().isEmpty()) {
            return "";
        }
        if (now.chosen() == null) {
            return Messages.text("put_back.prompt");
        }
        return Messages.text(now.inHand() ? "pick.prompt.bin" : "pick.prompt.item");
    }

    private List<Action> actions(Shown now) {
        PutBackView chosen = now.chosen();
        List<Action> actions = new ArrayList<>();
        actions.add(
                chosen == null
                        ? back()
                        : new Action(ActionId.BACK, Messages.text("put_back.another"), () -> {
                            frame.clear(null);
                            show(now.open(), null);
                        }));
        if (!now.open().isEmpty()) {
            actions.add(desk.manualEntry(code -> scan(code, EntryMode.TYPED)));
        }
        actions.add(new Action(ActionId.QUEUE, Messages.text("action.refresh"), this::load));
        if (chosen != null && now.inHand() && chosen.quantity() > 1) {
            actions.add(new Action(ActionId.CHANGE, Messages.text("put_back.some"), () -> askSome(now, chosen)));
        }
        if (chosen == null && !now.open().isEmpty()) {
            actions.add(new Action(
                    ActionId.PRIMARY,
                    Messages.text("put_back.first"),
                    () -> show(now.open(), now.open().getFirst())));
        }
        return actions;
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("action.back"),
                () -> desk.navigator().go(new Route.Home()));
    }

    private void askSome(Shown now, PutBackView task) {
        desk.navigator()
                .open(new EntryOverlay(
                        desk.navigator(),
                        Messages.text("put_back.some_title", task.sku()),
                        Messages.text("put_back.some_hint", task.quantity()),
                        String.valueOf(now.quantity()),
                        false,
                        typed -> some(now, task, typed)));
    }

    /** The rest of it stays to be done. */
    void some(Shown now, PutBackView task, String typed) {
        int units = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
        if (units < 1 || units > task.quantity()) {
            frame.say(Outcome.ERROR, Messages.text("put_back.some_range", task.quantity()));
        } else {
            show(new Shown(now.open(), task, true, units));
        }
    }
}
