package dev.pickwright.station.screens.signin;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.StationView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What hangs on this station. */
public final class OwnStationScreen implements Screen {

    private final OwnStationModel model;
    private final VBox hero = new VBox();
    private final OperatorFrame root;

    public OwnStationScreen(Desk desk) {
        model = new OwnStationModel(
                desk,
                (title, hint, initial, entered) -> desk.navigator()
                        .open(new EntryOverlay(desk.navigator(), title, hint, initial, false, entered)));
        hero.setAlignment(Pos.CENTER);
        hero.getStyleClass().add("hero-box");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.stationProperty().addListener((property, before, now) -> show(now));
    }

    private void show(@Nullable StationView now) {
        hero.getChildren().clear();
        if (now != null) {
            HBox devices = new HBox(
                    Cards.value(Messages.text("stations.printer"), orNone(now.printer()), "value"),
                    Cards.value(Messages.text("stations.scale"), orNone(now.scale()), "value"));
            devices.setId("own-devices");
            devices.setSpacing(48);
            devices.setAlignment(Pos.CENTER);
            hero.getChildren()
                    .setAll(Cards.value(Messages.text("own_station.at", now.warehouse()), now.name(), "hero"), devices);
        }
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "\u2013" : value;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        model.load();
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
