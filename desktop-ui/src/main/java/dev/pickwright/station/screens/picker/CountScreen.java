package dev.pickwright.station.screens.picker;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.nav.Screen;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Bins to count; what should lie there is not shown. */
public final class CountScreen implements Screen {

    private static final int AHEAD = 4;

    private final Desk desk;
    private final CountModel model;
    private final VBox content = new VBox();
    private final OperatorFrame root;

    public CountScreen(Desk desk) {
        this(desk, new CountModel(desk));
    }

    private CountScreen(Desk desk, CountModel model) {
        this.desk = desk;
        this.model = model;
        content.setId("counts");
        content.getStyleClass().add("pick-hero");
        root = new OperatorFrame(model.frame(), desk.who(), content);
        model.shownProperty().addListener((property, before, now) -> {
            if (now != null) {
                show(now);
            }
        });
        CountModel.Shown known = model.shownProperty().get();
        if (known != null) {
            show(known);
        }
    }

    private void show(CountModel.Shown now) {
        content.getChildren().clear();
        CountTaskView task = now.current();
        if (task == null) {
            content.getChildren().add(Cards.ending("mdi2c-check-circle", Messages.text("count.nothing")));
            return;
        }
        VBox bin = Cards.value(Messages.text("count.bin"), task.bin(), "hero");
        VBox item = Cards.value(Messages.text("count.item", task.sku()), task.description(), "hero");
        bin.getStyleClass().add(now.atBin() ? "given" : "wanted");
        item.getStyleClass().add(now.atBin() && !now.verified() ? "wanted" : "given");
        content.getChildren().addAll(bin, item);
        HBox ahead = new HBox(Cards.label(Messages.text("pick.ahead"), "caption"));
        ahead.getStyleClass().add("ahead");
        ahead.setAlignment(Pos.CENTER_LEFT);
        now.open().stream()
                .filter(each -> !each.id().equals(task.id()))
                .limit(AHEAD)
                .forEach(each -> ahead.getChildren()
                        .add(Cards.label(Messages.text("count.next", each.bin(), each.sku()), "chip")));
        if (ahead.getChildren().size() > 1) {
            content.getChildren().add(ahead);
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
        return Optional.of(new CountScreen(desk, model));
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
