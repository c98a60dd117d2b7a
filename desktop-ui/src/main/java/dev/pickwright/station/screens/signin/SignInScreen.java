package dev.pickwright.station.screens.signin;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first screen. */
public final class SignInScreen implements Screen {

    private final SignInModel model;
    private final OperatorFrame root;
    private final VBox demo = new VBox();

    public SignInScreen(Desk desk) {
        model = new SignInModel(desk);
        FontIcon badge = new FontIcon("mdi2b-badge-account-horizontal-outline");
        badge.getStyleClass().add("hero-icon");
        demo.getStyleClass().add("demo-help");
        demo.setId("demo-help");
        showDemo(List.of());
        VBox hero = new VBox(badge, Cards.label(Messages.text("sign_in.hero"), "hero"), demo);
        hero.setAlignment(Pos.CENTER);
        hero.getStyleClass().add("hero-box");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.demoProperty().addListener((property, before, now) -> showDemo(now));
    }

    private void showDemo(List<SignInInfo.DemoOperator> operators) {
        demo.setVisible(!operators.isEmpty());
        demo.setManaged(!operators.isEmpty());
        demo.getChildren().clear();
        if (!operators.isEmpty()) {
            Label title = Cards.label(Messages.text("sign_in.demo"), "demo-title");
            title.setId("demo-title");
            demo.getChildren().add(title);
            for (SignInInfo.DemoOperator operator : operators) {
                String roles =
                        operator.roles().stream().sorted().map(Messages::word).collect(Collectors.joining(", "));
                demo.getChildren()
                        .add(Cards.row(
                                "demo-row",
                                Cards.label(operator.name(), "demo-name"),
                                Cards.label(roles + " · " + operator.warehouse(), "demo-roles"),
                                Cards.label(
                                        Messages.text("sign_in.demo_codes", operator.badge(), operator.pin()),
                                        "demo-codes")));
            }
        }
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
        model.badge(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
