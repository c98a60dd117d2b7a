package dev.pickwright.station.screens.signin;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.BinWork;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The kinds of work that an operator's roles allow. */
final class HomeModel {

    private record Work(Role role, ActionId key, Route route) {}

    private static final List<Work> ALL = List.of(
            new Work(Role.PICKER, ActionId.FAIL, new Route.PickQueue()),
            new Work(Role.PACKER, ActionId.SKIP, new Route.PackBench()),
            new Work(Role.SUPERVISOR, ActionId.CHANGE, new Route.Board()));

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final List<Work> works;
    private final boolean picks;

    HomeModel(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("app.name"));
        frame.instructionProperty().set(Messages.text("home.instruction"));
        Set<Role> roles = desk.operator() == null ? Set.of() : desk.operator().roles();
        picks = roles.contains(Role.PICKER) || roles.contains(Role.ADMINISTRATOR);
        works = ALL.stream()
                .filter(work -> roles.contains(work.role()) || roles.contains(Role.ADMINISTRATOR))
                .toList();
        show(BinWork.NONE);
    }

    /** Looks how much waits at the bins. */
    void load() {
        if (picks) {
            desk.tasks().run(lane, () -> BinWork.load(desk.workLists()), this::show, frame::fail);
        }
    }

    private void show(BinWork waiting) {
        List<Action> actions = new ArrayList<>();
        works.forEach(work -> actions.add(new Action(
                work.key(),
                Messages.text("home." + work.role().wire()),
                () -> desk.navigator().go(work.route()))));
        if (picks) {
            actions.add(waiting.countAction(ActionId.SHORT, desk));
            actions.add(waiting.putBackAction(ActionId.UNDO, desk));
        }
        if (desk.stations().enrolled()) {
            actions.add(new Action(
                    ActionId.QUEUE,
                    Messages.text("home.own_station"),
                    () -> desk.navigator().go(new Route.OwnStation())));
        }
        if (desk.watch().hasCentral()) {
            actions.add(desk.syncAction());
        }
        actions.add(desk.signOutAction());
        frame.actionsProperty().set(actions);
    }

    FrameModel frame() {
        return frame;
    }

    /** Only a badge means something here. */
    void scan(String code) {
        frame.lastCodeProperty().set(code);
        desk.perhapsBadge(code, () -> frame.say(Outcome.ATTENTION, Messages.text("home.scan_not_wanted", code)));
    }

    /** Goes on at once where there is but one role; a picker's queue leads on to the work at the bins. */
    boolean skipIfOnlyOne() {
        if (works.size() == 1) {
            desk.navigator().go(works.getFirst().route());
        }
        return works.size() == 1;
    }
}
