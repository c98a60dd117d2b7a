package dev.pickwright.station.screens.connect;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.controls.OperatorFrame;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Screen;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Before a newer version takes a station's data over: says what is not at central yet, and asks. */
public final class UpdateScreen implements Screen {

    private final FrameModel frame;
    private final OperatorFrame root;
    private final long waiting;

    /**
     * @param waiting operations that are not at central
     * @param update takes the data over and goes on to work
     * @param close leaves everything as it is
     */
    public UpdateScreen(Earcons earcons, long waiting, Runnable update, Runnable close) {
        this.waiting = waiting;
        frame = new FrameModel(earcons);
        frame.titleProperty().set(Messages.text("update.title"));
        frame.instructionProperty().set(Messages.text("update.instruction", waiting));
        frame.actionsProperty()
                .set(List.of(
                        new Action(ActionId.BACK, Messages.text("leave.close"), close),
                        new Action(ActionId.PRIMARY, Messages.text("update.now"), update)));
        FontIcon sign = new FontIcon("mdi2u-update");
        sign.getStyleClass().add("hero-icon");
        Label what = Cards.label(Messages.text("update.hero", waiting), "hero");
        what.setId("update-waiting");
        what.setWrapText(true);
        VBox hero = new VBox(sign, what);
        hero.setAlignment(Pos.CENTER);
        hero.getStyleClass().add("hero-box");
        root = new OperatorFrame(frame, new ReadOnlyStringWrapper(""), hero);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShow() {
        frame.say(Outcome.ATTENTION, Messages.text("update.hint", waiting));
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
