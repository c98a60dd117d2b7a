package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.ResolveCase;
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

/** What came from stations and does not fit: a supervisor decides what becomes of the goods. */
final class CasesModel extends TableModel<CaseView> {

    /** What the screen asks for the model. */
    interface Questions {

        /** Shows the next part of what does not fit on the screen. */
        void readOn();

        /** @param decided once one outcome was chosen and a reason given */
        void decide(CaseDecision decision, Runnable decided);

        /** Asks whether so many cases count after all. */
        void adoptAll(int count, Runnable confirmed);
    }

    private final Questions questions;
    private final AdoptAll adopting = new AdoptAll();

    CasesModel(Desk desk, Questions questions) {
        super(
                desk,
                Messages.text("cases.title"),
                Messages.text("cases.loading"),
                desk.goAction(ActionId.BACK, Messages.text("detail.back"), new Route.Board()));
        this.questions = questions;
        frame().scanPromptProperty().set(Messages.text("cases.prompt"));
    }

    /** The one that waits longest first. */
    @Override
    protected List<CaseView> load() {
        return desk().cases().open().stream()
                .sorted(Comparator.comparing(CaseView::openedAt)
                        .thenComparing(each -> each.id().toString()))
                .toList();
    }

    @Override
    protected Object key(CaseView row) {
        return row.id();
    }

    @Override
    protected void describe(Shown<CaseView> now) {
        int count = now.rows().size();
        frame().instructionProperty()
                .set(count == 0 ? Messages.text("cases.none") : Messages.text("cases.some", count));
    }

    /** A scanned number or tote chooses its case. */
    @Override
    public void scan(String scanned) {
        String code = scanned.strip().toUpperCase(Locale.ROOT);
        frame().lastCodeProperty().set(code);
        List<CaseView> rows = shownProperty().get().rows();
        rows.stream()
                .filter(each -> isOf(each, code))
                .findFirst()
                .ifPresentOrElse(each -> choose(rows.indexOf(each)), () -> super.scan(scanned));
    }

    private static boolean isOf(CaseView row, String code) {
        return code.equals(row.number()) || row.goods().stream().anyMatch(each -> code.equals(each.tote()));
    }

    @Override
    protected List<Action> actions(Shown<CaseView> now) {
        if (adopting.underWay()) {
            return List.of(new Action(ActionId.FAIL, Messages.text("cases.adopt_stop"), adopting::stop));
        }
        List<Action> actions = new ArrayList<>();
        actions.add(desk().manualEntry(this::scan));
        actions.add(desk().goAction(ActionId.QUEUE, Messages.text("station_sync.title"), new Route.StationSync()));
        CaseView row = now.row();
        if (row != null && row.fulfillment() != null) {
            actions.add(desk().goAction(
                            ActionId.SKIP, Messages.text("cases.fulfillment"), new Route.Detail(row.fulfillment())));
        }
        if (row != null) {
            actions.add(new Action(ActionId.CHANGE, Messages.text("dead.read_on"), questions::readOn));
        }
        List<CaseView> cameBack = AdoptAll.of(now.rows());
        if (cameBack.size() > 1) {
            actions.add(new Action(
                    ActionId.FAIL,
                    Messages.text("cases.adopt_all", cameBack.size()),
                    () -> questions.adoptAll(cameBack.size(), () -> adoptAll(cameBack))));
        }
        if (row != null && !row.outcomes().isEmpty()) {
            actions.add(new Action(ActionId.PRIMARY, Messages.text("cases.decide"), () -> ask(row)));
        }
        return actions;
    }

    private void adoptAll(List<CaseView> cases) {
        adopting.begin(cases);
        choose(shownProperty().get().chosen());
        adoptNext();
    }

    /** One after the other, so that it can be stopped between them. */
    private void adoptNext() {
        CaseView next = adopting.next();
        if (next == null) {
            frame().say(adopting.outcome(), adopting.said());
            choose(shownProperty().get().chosen());
            refresh();
            return;
        }
        frame().say(Outcome.CHECKING, adopting.progress());
        ResolveCase told = new ResolveCase(CaseOutcome.ADOPT, Messages.text("cases.adopt_reason"));
        ask(
                () -> {
                    desk().cases().resolve(next, told);
                    return true;
                },
                done -> {
                    adopting.adopted();
                    adoptNext();
                },
                e -> {
                    if (!adopting.stays(e)) {
                        refused(e);
                        choose(shownProperty().get().chosen());
                        return;
                    }
                    adoptNext();
                });
    }

    private void ask(CaseView row) {
        CaseDecision decision = new CaseDecision(row);
        questions.decide(decision, () -> decided(row, decision.outcome(), decision.reason()));
    }

    private void decided(CaseView row, CaseOutcome outcome, String reason) {
        ResolveCase told = new ResolveCase(outcome, reason);
        send(() -> desk().cases().resolve(row, told), Messages.text("cases.decided", Messages.word(outcome)));
    }
}
