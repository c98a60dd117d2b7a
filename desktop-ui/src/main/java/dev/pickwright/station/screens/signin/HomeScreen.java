package dev.pickwright.station.screens.signin;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.Role;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** What to do; whoever has one role only goes there at once. */
public final class HomeScreen implements Screen {

    private record Work(Role role, ActionId key, Route route) {}

    private static final List<Work> ALL = List.of(
            new Work(Role.PICKER, ActionId.FAIL, new Route.PickQueue()),
            new Work(Role.PACKER, ActionId.SKIP, new Route.PackBench()),
            new Work(Role.SUPERVISOR, ActionId.CHANGE, new Route.Board()));

    private final Desk desk;
    private final FrameModel frame;
    private final OperatorFrame root;

    public HomeScreen(Desk desk) {
        this.desk = desk;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("app.name"));
        frame.instructionProperty().set(Messages.text("home.instruction"));
        List<Action> actions = new ArrayList<>();
        works().forEach(work -> actions.add(new Action(
                work.key(),
                Messages.text("home." + work.role().wire()),
                () -> desk.navigator().go(work.route()))));
        actions.add(desk.signOutAction());
        frame.actionsProperty().set(actions);
        VBox hero = new VBox(Cards.label(Messages.text("home.hero"), "hero"));
        hero.setAlignment(Pos.CENTER);
        root = new OperatorFrame(frame, desk.who(), hero);
    }

    private List<Work> works() {
        Set<Role> roles = desk.operator() == null ? Set.of() : desk.operator().roles();
        return ALL.stream()
                .filter(work -> roles.contains(work.role()) || roles.contains(Role.ADMINISTRATOR))
                .toList();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        if (works().size() == 1) {
            desk.navigator().go(works().getFirst().route());
        }
    }

    @Override
    public void onHide() {}

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return frame.actionsProperty().get();
    }
}
