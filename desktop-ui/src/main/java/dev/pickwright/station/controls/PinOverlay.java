package dev.pickwright.station.controls;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks for the PIN of a badge. Another badge can be scanned instead. */
public final class PinOverlay implements Overlay {

    private final Navigator navigator;
    private final Consumer<String> entered;
    private final Consumer<String> otherBadge;
    private final Runnable givenUp;
    private final PinField field = new PinField();
    private final VBox card;

    /**
     * @param problem why it is asked again; empty if it is not
     * @param entered gets what was typed, not empty; the overlay is closed by then
     * @param otherBadge gets what was scanned instead; the overlay is closed by then
     * @param givenUp there is no PIN
     */
    public PinOverlay(
            Navigator navigator,
            String title,
            String problem,
            Consumer<String> entered,
            Consumer<String> otherBadge,
            Runnable givenUp) {
        this.navigator = navigator;
        this.entered = entered;
        this.otherBadge = otherBadge;
        this.givenUp = givenUp;
        Label hint = Cards.label(Messages.text("sign_in.pin_hint"), "overlay-hint");
        Label wrong = Cards.label(problem, "overlay-problem");
        wrong.setId("pin-problem");
        wrong.setManaged(!problem.isEmpty());
        wrong.setWrapText(true);
        card = Cards.overlay(title, actions(), hint, field, wrong);
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void onShow() {
        field.begin();
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public boolean hearsScans() {
        return true;
    }

    @Override
    public boolean park() {
        field.take();
        return false;
    }

    @Override
    public void scan(String code, EntryMode entry) {
        field.take();
        navigator.closeOverlay();
        otherBadge.accept(code);
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(ActionId.BACK, Messages.text("action.back"), () -> {
                    field.take();
                    navigator.closeOverlay();
                    givenUp.run();
                }),
                new Action(ActionId.PRIMARY, Messages.text("action.ok"), this::submit));
    }

    private void submit() {
        String pin = field.take();
        if (!pin.isEmpty()) {
            navigator.closeOverlay();
            entered.accept(pin);
        }
    }
}
