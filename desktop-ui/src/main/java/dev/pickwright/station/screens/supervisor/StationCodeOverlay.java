package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.StationCode;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Overlay;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.LockOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The code by which one station enrols, big enough to be read at that station; gone when it is closed or expires. */
final class StationCodeOverlay implements Overlay {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Desk desk;
    private final Instant until;
    private final Label code;
    private final Label left = Cards.label("", "value");
    private final VBox card;
    private boolean closed;

    StationCodeOverlay(Desk desk, StationCode shown) {
        this.desk = desk;
        until = shown.expiresAt();
        code = Cards.label(shown.code(), "station-code");
        code.setId("station-code");
        left.setId("station-code-left");
        Label hint = Cards.label(Messages.text("stations.code_hint"), "overlay-hint");
        hint.setWrapText(true);
        card = Cards.overlay(
                Messages.text("stations.code_title", shown.name(), shown.warehouse()), actions(), hint, code, left);
    }

    private void tick() {
        Duration rest = Duration.between(desk.clock().instant(), until);
        if (closed) {
            return;
        }
        if (rest.isPositive()) {
            left.setText(Messages.text("stations.code_left", LockOut.left(rest)));
            desk.tasks().later(TICK, this::tick);
        } else {
            code.setText("\u2013");
            left.setText(Messages.text("stations.code_over"));
        }
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void onShow() {
        tick();
    }

    @Override
    public boolean park() {
        closed = true;
        return false;
    }

    @Override
    public void scan(String scanned, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return List.of(new Action(ActionId.BACK, Messages.text("stations.code_close"), () -> {
            closed = true;
            desk.navigator().closeOverlay();
        }));
    }
}
