package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.CreateCount;
import dev.pickwright.model.warehouse.StockView;
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
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What lies where: whatever is scanned is looked up, and what lies in a bin can be put right. */
final class StockModel {

    /** What the screen asks for the model. */
    interface Questions {

        /** @param confirmed gets an amount that fits the change */
        void change(StockChange change, Consumer<String> confirmed);
    }

    private record Found(LookedUp what, List<StockView> rows, List<FulfillmentSummary> carried) {}

    private final Desk desk;
    private final Questions questions;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<StockShown> shown = new SimpleObjectProperty<>(StockShown.NOTHING);
    private @Nullable String lastBin;
    private @Nullable LookedUp lastItem;
    private boolean left;

    StockModel(Desk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("stock.title"));
        frame.instructionProperty().set(Messages.text("stock.instruction"));
        frame.scanPromptProperty().set(Messages.text("stock.prompt"));
        frame.actionsProperty().set(actions(shown.get()));
    }

    FrameModel frame() {
        return frame;
    }

    ObjectProperty<StockShown> shownProperty() {
        return shown;
    }

    /** The screen is not shown any more: what is still on its way opens nothing. */
    void leave() {
        left = true;
    }

    /** Looks up whatever it is. What is no bin and no item changes nothing of what is shown. */
    void scan(String code, EntryMode entry) {
        frame.checking(code);
        desk.tasks().run(lane, () -> look(code, entry), this::found, e -> Refusals.say(frame, e));
    }

    private Found look(String code, EntryMode entry) {
        LookedUp what = desk.stock().look(code, entry);
        return switch (what.kind()) {
            case BIN -> new Found(what, desk.stock().inBin(what.code()), List.of());
            case ITEM -> new Found(what, desk.stock().ofSku(what.code()), List.of());
            case TOTE, PACKAGE, ORDER -> new Found(what, List.of(), desk.stock().carriedBy(what.code()));
            case BADGE, COMMAND, UNKNOWN, UNREADABLE -> new Found(what, List.of(), List.of());
        };
    }

    private void found(Found found) {
        LookedUp what = found.what();
        switch (what.kind()) {
            case BIN -> showBin(what.code(), found.rows());
            case ITEM -> showItem(what, found.rows());
            case TOTE, PACKAGE, ORDER -> open(what, found.carried());
            case BADGE, COMMAND -> frame.say(Outcome.ATTENTION, Messages.text("stock.command", what.code()));
            case UNKNOWN -> frame.say(Outcome.ERROR, Messages.text("stock.unknown", what.code()));
            case UNREADABLE ->
                frame.say(
                        Outcome.ERROR,
                        what.message() == null
                                ? Messages.text("stock.unknown", what.code())
                                : Messages.text(what.message()));
        }
    }

    private void open(LookedUp what, List<FulfillmentSummary> carried) {
        if (left) {
            return;
        }
        if (!carried.isEmpty()) {
            desk.navigator().go(new Route.Detail(carried.getFirst().id()));
        } else if (what.kind() == LookedUp.Kind.ORDER) {
            desk.navigator().go(new Route.Unroutable(what.code()));
        } else {
            frame.say(Outcome.ATTENTION, Messages.text("stock.empty_carrier", what.code()));
        }
    }

    private void showBin(String bin, List<StockView> rows) {
        StockShown.Subject before = shown.get().subject();
        LookedUp item = before != null && before.item() ? lastItem : null;
        lastBin = bin;
        show(StockShown.of(new StockShown.Subject(false, bin, item == null ? null : none(bin, item)), rows, null));
        frame.say(Outcome.OK, Messages.text("stock.bin_found", bin, rows.size()));
    }

    private void showItem(LookedUp item, List<StockView> rows) {
        lastItem = item;
        show(StockShown.of(
                new StockShown.Subject(true, item.code(), lastBin == null ? null : none(lastBin, item)), rows, null));
        int units = rows.stream().mapToInt(StockView::onHand).sum();
        frame.say(Outcome.OK, Messages.text("stock.item_found", item.code(), units, rows.size()));
    }

    private StockView none(String bin, LookedUp item) {
        String site = Objects.requireNonNull(desk.operator()).warehouse();
        String description = item.description() == null ? "" : item.description();
        return new StockView(site, bin, item.code(), description, 0, 0, 0);
    }

    /** @param index of the row in the list */
    void choose(int index) {
        StockShown now = shown.get();
        if (index >= 0 && index < now.rows().size()) {
            show(new StockShown(now.subject(), now.rows(), index));
        }
    }

    private void show(StockShown now) {
        StockShown.Subject subject = now.subject();
        if (subject != null && now.rows().isEmpty()) {
            frame.instructionProperty()
                    .set(Messages.text(subject.item() ? "stock.nowhere" : "stock.bin_empty", subject.code()));
        } else if (subject != null) {
            frame.instructionProperty().set(Messages.text(subject.item() ? "stock.item" : "stock.bin", subject.code()));
        }
        frame.actionsProperty().set(actions(now));
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
    }

    private List<Action> actions(StockShown now) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(
                ActionId.BACK,
                Messages.text("detail.back"),
                () -> desk.navigator().go(new Route.Board())));
        actions.add(desk.manualEntry(code -> scan(code, EntryMode.TYPED)));
        if (now.chosen() >= 0) {
            StockView row = now.rows().get(now.chosen());
            actions.add(new Action(ActionId.SHORT, Messages.text("stock.count"), () -> askForCount(row)));
            actions.add(new Action(ActionId.CHANGE, Messages.text("stock.adjust"), () -> adjust(row)));
            actions.add(new Action(ActionId.PRIMARY, Messages.text("stock.receive"), () -> receive(row)));
        }
        return actions;
    }

    private void receive(StockView row) {
        StockChange change = StockChange.receipt(row);
        questions.change(
                change, typed -> run(row, "stock.received", () -> desk.stock().receive(change.toReceipt(typed))));
    }

    private void adjust(StockView row) {
        StockChange change = StockChange.adjustment(row);
        questions.change(
                change, typed -> run(row, "stock.adjusted", () -> desk.stock().adjust(change.toAdjustment(typed))));
    }

    private void askForCount(StockView row) {
        run(row, "stock.count_asked", () -> {
            desk.stock().askForCount(new CreateCount(row.warehouse(), row.bin(), row.sku()));
            return row;
        });
    }

    private void run(StockView row, String said, Callable<StockView> command) {
        desk.tasks()
                .run(
                        lane,
                        command,
                        after -> {
                            frame.say(Outcome.OK, Messages.text(said, row.bin(), row.sku(), after.onHand()));
                            reload(row);
                        },
                        e -> {
                            Refusals.say(frame, e);
                            reload(row);
                        });
    }

    private void reload(StockView keep) {
        StockShown.Subject subject = Objects.requireNonNull(shown.get().subject());
        desk.tasks()
                .run(
                        lane,
                        () -> subject.item()
                                ? desk.stock().ofSku(subject.code())
                                : desk.stock().inBin(subject.code()),
                        rows -> {
                            if (subject.equals(shown.get().subject())) {
                                show(StockShown.of(subject, rows, keep));
                            }
                        },
                        again -> {});
    }
}
