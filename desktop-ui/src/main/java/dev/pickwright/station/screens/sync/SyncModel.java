package dev.pickwright.station.screens.sync;

import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Parked;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.table.TableModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was done here and is not settled: by fulfillment, what needs somebody first. */
final class SyncModel extends TableModel<OperationView> {

    private static final List<OperationStanding> URGENT = List.of(
            OperationStanding.ATTENTION,
            OperationStanding.REVIEW,
            OperationStanding.SAVED,
            OperationStanding.SENT,
            OperationStanding.CONFIRMED);

    /** @param left what was on screen, and is again afterwards */
    SyncModel(Desk desk, Parked left) {
        super(
                desk,
                Messages.text("sync.title"),
                Messages.text("sync.loading"),
                new Action(
                        ActionId.BACK,
                        Messages.text("action.back"),
                        () -> desk.navigator().bringBack(left)));
    }

    @Override
    protected List<OperationView> load() {
        List<OperationView> all = desk().sync().operations();
        Map<String, Integer> groups = all.stream()
                .collect(Collectors.toMap(SyncModel::group, each -> URGENT.indexOf(each.standing()), Math::min));
        return all.stream()
                .sorted(Comparator.comparing((OperationView each) -> groups.get(group(each)))
                        .thenComparing(SyncModel::group)
                        .thenComparing(OperationView::doneAt)
                        .thenComparing(OperationView::id))
                .toList();
    }

    private static String group(OperationView operation) {
        return operation.number() == null ? "" : operation.number();
    }

    @Override
    protected Object key(OperationView row) {
        return row.id();
    }

    @Override
    protected void describe(Shown<OperationView> now) {
        SyncStatus status = desk().watch().statusProperty().get();
        if (status == null) {
            return;
        }
        frame().progressProperty().set(Messages.text("sync.listed", now.rows().size()));
        if (status.attention() > 0) {
            frame().instructionProperty().set(Messages.text("sync.says_attention", status.attention()));
        } else if (status.waiting() > 0) {
            frame().instructionProperty().set(Messages.text("sync.says_waiting", status.waiting()));
        } else {
            frame().instructionProperty().set(Messages.text("sync.says_none"));
        }
    }

    @Override
    protected List<Action> actions(Shown<OperationView> now) {
        List<Action> actions = new ArrayList<>();
        SyncStatus status = desk().watch().statusProperty().get();
        if (status != null && status.reserveLists() > 0) {
            actions.add(new Action(
                    ActionId.FAIL,
                    Messages.text("sync.give_back"),
                    () -> send(() -> desk().sync().giveBack(), Messages.text("sync.given_back"))));
        }
        if (status != null && status.restored()) {
            actions.add(new Action(
                    ActionId.CHANGE,
                    Messages.text("sync.read"),
                    () -> send(() -> desk().sync().acknowledgeRestored(), Messages.text("sync.was_read"))));
        }
        actions.add(new Action(
                ActionId.SHORT,
                Messages.text("sync.save_journal"),
                () -> run(
                        Messages.text("sync.saving_journal"),
                        () -> desk().sync().saveJournal(),
                        file -> frame().say(Outcome.OK, Messages.text("sync.saved_journal", file)))));
        actions.add(new Action(
                ActionId.PRIMARY,
                Messages.text("sync.try_now"),
                () -> send(() -> desk().sync().exchange(), Messages.text("sync.tried"))));
        return actions;
    }

    /** What was done, in words; a newer backend may know more than this station's texts. */
    static String what(OperationView operation) {
        return Messages.textOr("OperationType." + operation.type(), operation.type());
    }

    /** Why it stands as it does. */
    String why(OperationView operation) {
        if (operation.code() != null) {
            return Messages.word(operation.code());
        }
        SyncStatus status = desk().watch().statusProperty().get();
        boolean waits = operation.standing() == OperationStanding.SAVED && status != null;
        return waits ? Messages.word(status.link()) : "";
    }
}
