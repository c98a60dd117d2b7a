package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The operators: unlock, new PIN, roles, add, retire. */
public final class PeopleScreen implements Screen {

    private static final int LOOKS_BETWEEN = 5;

    private final PeopleModel model;
    private final ChoiceTable<PeopleModel.Row> table;
    private final OperatorFrame root;
    private final Timeline looks;
    private int ticks;

    public PeopleScreen(Desk desk) {
        model = new PeopleModel(desk, new AccessOverlays(desk));
        table = new ChoiceTable<PeopleModel.Row>("people", Messages.text("people.none"), model::choose)
                .column("people.name", 200, row -> row.account().facts().name())
                .column("people.badge", 110, row -> row.account().badge())
                .column("people.roles", 260, PeopleScreen::roles)
                .column("people.site", 90, row -> row.account().facts().warehouse())
                .column("people.state", 220, PeopleScreen::state);
        VBox hero = new VBox(table.node());
        hero.getStyleClass().add("board");
        root = new OperatorFrame(model.frame(), desk.who(), hero);
        model.shownProperty().addListener((property, before, now) -> table.show(now.rows(), now.chosen()));
        looks = new Timeline(new KeyFrame(Duration.seconds(1), event -> look()));
        looks.setCycleCount(Animation.INDEFINITE);
    }

    private void look() {
        ticks++;
        if (ticks % LOOKS_BETWEEN == 0) {
            model.refresh();
        } else {
            model.tick();
        }
    }

    private static String roles(PeopleModel.Row row) {
        return row.account().facts().roles().stream()
                .sorted()
                .map(Messages::word)
                .collect(Collectors.joining(", "));
    }

    private static String state(PeopleModel.Row row) {
        if (row.account().retiredAt() != null) {
            return Messages.text("people.is_retired");
        }
        return row.locked().isEmpty()
                ? Messages.text("people.is_fine")
                : Messages.text("people.is_locked", row.locked());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        model.refresh();
        looks.play();
        onUncovered();
    }

    @Override
    public void onUncovered() {
        table.node().requestFocus();
    }

    @Override
    public void onHide() {
        looks.stop();
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
