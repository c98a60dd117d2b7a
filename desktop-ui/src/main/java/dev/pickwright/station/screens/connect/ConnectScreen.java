package dev.pickwright.station.screens.connect;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.platform.task.Tasks;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a station without a backend of its own begins, and where it stops when it was retired. */
public final class ConnectScreen implements Screen {

    private final ConnectModel model;
    private final boolean retired;
    private final VBox hero = new VBox();
    private final OperatorFrame root;

    /**
     * @param retired whether the central does not know the station, or no longer
     * @param connected goes on to work
     */
    public ConnectScreen(
            Navigator navigator,
            Tasks tasks,
            Earcons earcons,
            ConnectGateway central,
            URI server,
            boolean retired,
            Runnable connected) {
        this.retired = retired;
        model = new ConnectModel(
                tasks,
                central,
                server,
                new FrameModel(earcons),
                () -> navigator.open(new CodeOverlay(navigator, this::code)),
                connected);
        hero.setAlignment(Pos.CENTER);
        hero.getStyleClass().add("hero-box");
        root = new OperatorFrame(model.frame(), new ReadOnlyStringWrapper(""), hero);
        model.shownProperty().addListener((property, before, now) -> show(now));
        show(model.shownProperty().get());
    }

    private void show(ConnectModel.Shown now) {
        FontIcon sign = new FontIcon(
                switch (now.stage()) {
                    case REACH -> "mdi2s-server-network";
                    case COMPARE -> "mdi2f-fingerprint";
                    case CHANGED, READABLE -> "mdi2s-shield-alert-outline";
                    case CODE -> "mdi2k-key-outline";
                    case RETIRED -> "mdi2c-cancel";
                });
        sign.getStyleClass().add("hero-icon");
        String stage = now.stage().name().toLowerCase(Locale.ROOT);
        Label what = Cards.label(Messages.text("connect.hero." + stage), "hero");
        what.setId("connect-" + stage);
        what.setWrapText(true);
        hero.getChildren().setAll(sign, what);
        if (now.fingerprint() != null) {
            Label fingerprint = Cards.label(String.join("\n", Fingerprint.lines(now.fingerprint())), "fingerprint");
            fingerprint.setId("fingerprint");
            hero.getChildren().add(fingerprint);
        }
    }

    private void code(String text) {
        model.code(text);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        if (retired) {
            model.retired();
        } else {
            model.look();
        }
    }

    @Override
    public void onHide() {}

    @Override
    public void scan(String code, EntryMode entry) {
        model.code(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
