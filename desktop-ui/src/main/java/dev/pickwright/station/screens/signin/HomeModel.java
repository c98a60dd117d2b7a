package dev.pickwright.station.screens.signin;

import dev.pickwright.model.access.Role;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
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
    private final List<Work> works;

    HomeModel(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("app.name"));
        frame.instructionProperty().set(Messages.text("home.instruction"));
        Set<Role> roles = desk.operator() == null ? Set.of() : desk.operator().roles();
        works = ALL.stream()
                .filter(work -> roles.contains(work.role()) || roles.contains(Role.ADMINISTRATOR))
                .toList();
        List<Action> actions = new ArrayList<>();
        works.forEach(work -> actions.add(new Action(
                work.key(),
                Messages.text("home." + work.role().wire()),
                () -> desk.navigator().go(work.route()))));
        actions.add(desk.signOutAction());
        frame.actionsProperty().set(actions);
    }

    FrameModel frame() {
        return frame;
    }

    /** Goes on at once where there is nothing to choose. */
    void skipIfOnlyOne() {
        if (works.size() == 1) {
            desk.navigator().go(works.getFirst().route());
        }
    }
}
