package dev.pickwright.station.screens.signin;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.controls.PinOverlay;
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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first screen, and what stands before somebody's work while it is locked. */
public final class SignInScreen implements Screen, SignInModel.Questions {

    private final Desk desk;
    private final @Nullable String badge;
    private final SignInModel model;
    private final OperatorFrame root;
    private final VBox demo = new VBox();

    /** @param badge that was scanned already; null if none was */
    public SignInScreen(Desk desk, @Nullable String badge) {
        this.desk = desk;
        this.badge = badge;
        model = new SignInModel(desk, this);
        demo.getStyleClass().add("demo-help");
        demo.setId("demo-help");
        showDemo(List.of());
        VBox hero = hero(model.locked());
        hero.setAlignment(Pos.CENTER);
        hero.getStyleClass().add("hero-box");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.demoProperty().addListener((property, before, now) -> showDemo(now));
        model.countdownProperty()
                .addListener((property, before, now) ->
                        showDemo(now.isEmpty() ? model.demoProperty().get() : List.of()));
    }

    private VBox hero(@Nullable OperatorView locked) {
        FontIcon sign = new FontIcon(locked == null ? "mdi2b-badge-account-horizontal-outline" : "mdi2l-lock");
        sign.getStyleClass().add("hero-icon");
        Label word = Cards.label(Messages.text(locked == null ? "sign_in.hero" : "locked.hero"), "hero");
        word.setId(locked == null ? "sign-in-hero" : "locked-hero");
        Label countdown = Cards.label("", "lock-out");
        countdown.setId("lock-out");
        countdown.textProperty().bind(model.countdownProperty());
        countdown.visibleProperty().bind(model.countdownProperty().isNotEmpty());
        countdown.managedProperty().bind(countdown.visibleProperty());
        VBox hero = new VBox(sign, word, countdown, demo);
        if (locked != null) {
            hero.getChildren().add(2, Cards.label(Messages.text("locked.whose", locked.name()), "value"));
        }
        return hero;
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
    public void pin(String of, String problem) {
        desk.navigator()
                .open(new PinOverlay(
                        desk.navigator(),
                        Messages.text("sign_in.pin_title", of),
                        problem,
                        pin -> model.pin(of, pin),
                        model::badge,
                        model::giveUp));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        model.begin(badge);
    }

    @Override
    public void onHide() {
        model.leave();
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.badge(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
