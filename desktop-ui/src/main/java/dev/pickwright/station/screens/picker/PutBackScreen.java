package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.PutBackView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** Goods that must return to a bin; the oldest first, or those of a tote that was scanned. */
public final class PutBackScreen implements Screen {

    private static final int SHOWN = 6;

    private final Desk desk;
    private final PutBackModel model;
    private final VBox content = new VBox();
    private final OperatorFrame root;

    public PutBackScreen(Desk desk) {
        this(desk, new PutBackModel(desk));
    }

    private PutBackScreen(Desk desk, PutBackModel model) {
        this.desk = desk;
        this.model = model;
        content.setId("put-backs");
        content.getStyleClass().add("card-list");
        root = new OperatorFrame(model.frame(), desk.who(), content);
        model.shownProperty().addListener((property, before, now) -> {
            if (now != null) {
                show(now);
            }
        });
        PutBackModel.Shown known = model.shownProperty().get();
        if (known != null) {
            show(known);
        }
    }

    private void show(PutBackModel.Shown now) {
        content.getChildren().clear();
        PutBackView task = now.chosen();
        if (task != null) {
            content.getChildren()
                    .add(new PutBackCard(
                            now.quantity(), task.sku(), task.description(), task.place(), task.bin(), now.inHand()));
        } else if (now.open().isEmpty()) {
            content.getChildren().add(Cards.ending("mdi2c-check-circle", Messages.text("put_back.nothing")));
        } else {
            now.open().stream()
                    .limit(SHOWN)
                    .forEach(each -> content.getChildren()
                            .add(Cards.row(
                                    "queue-row",
                                    Cards.label(
                                            each.place() == null ? Messages.text("put_back.loose") : each.place(),
                                            "row-main"),
                                    Cards.label(
                                            Messages.text("put_back.units_of", each.quantity(), each.description()),
                                            "row-text"),
                                    Cards.label(
                                            each.bin() == null ? Messages.text("pick.put_back_anywhere") : each.bin(),
                                            "row-main"),
                                    Cards.label(
                                            Messages.age(Duration.between(
                                                    each.since(), desk.clock().instant())),
                                            "row-text"))));
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
    public boolean keeps() {
        return true;
    }

    @Override
    public Optional<Screen> again() {
        model.sayAgain();
        return Optional.of(new PutBackScreen(desk, model));
    }

    @Override
    public void scan(String code, EntryMode entry) {
        model.scan(code, entry);
    }

    @Override
    public List<Action> actions() {
        return model.frame().actionsProperty().get();
    }
}
