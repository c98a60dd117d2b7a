package dev.pickwright.station.screens.signin;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** What to do; whoever has one role only goes there at once. */
public final class HomeScreen implements Screen {

    private final HomeModel model;
    private final OperatorFrame root;

    public HomeScreen(Desk desk) {
        model = new HomeModel(desk);
        VBox hero = new VBox(Cards.label(Messages.text("home.hero"), "hero"));
        hero.setAlignment(Pos.CENTER);
        root = new OperatorFrame(model.frame(), desk.who(), hero);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        if (!model.skipIfOnlyOne()) {
            model.load();
        }
    }

    @Override
    public void onHide() {}

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
