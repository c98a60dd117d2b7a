package dev.pickwright.station.screens.sync;

import dev.pickwright.model.sync.HandoverStatus;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.SyncWatch;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands above every screen of a station that has a central: the link, what waits, what lasts. It takes no input. */
public final class SyncStrip extends FlowPane {

    /** @param id empty for what nothing looks for */
    private record Piece(String id, String icon, String tone, String text) {}

    private final Desk desk;
    private final SyncWatch watch;
    private final ProgressBar bar = new ProgressBar();
    private List<Piece> shown = List.of();
    private boolean offered;

    /** @param open shows what waits, where that can be shown now */
    public SyncStrip(Desk desk, Runnable open) {
        this.desk = desk;
        watch = desk.watch();
        setId("sync-strip");
        getStyleClass().add("sync-strip");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        bar.getStyleClass().add("drain-bar");
        watch.statusProperty().addListener((property, before, now) -> show());
        watch.silentProperty().addListener((property, before, now) -> show());
        desk.who().addListener((property, before, now) -> show());
        setOnMouseClicked(event -> open.run());
    }

    private void show() {
        SyncStatus status = watch.statusProperty().get();
        setVisible(status != null);
        if (status != null) {
            bar.setProgress(SyncWords.drained(status));
            List<Piece> pieces = pieces(status);
            boolean offers = desk.operator() != null;
            if (!pieces.equals(shown) || offers != offered) {
                shown = pieces;
                offered = offers;
                getChildren().setAll(pieces.stream().map(this::label).toList());
                if (status.link() == SyncStatus.Link.DRAINING) {
                    getChildren().add(3, bar);
                }
                if (offers) {
                    getChildren().add(key(desk.syncAction()));
                }
            }
        }
    }

    private List<Piece> pieces(SyncStatus status) {
        SyncWords words = new SyncWords(ZoneId.systemDefault(), desk.clock().instant());
        List<Piece> pieces = new ArrayList<>();
        if (watch.silentProperty().get()) {
            pieces.add(new Piece("sync-link", "mdi2c-close-octagon", "tone-error", Messages.text("sync.silent")));
        } else {
            pieces.add(new Piece("sync-link", icon(status.link()), tone(status.link()), words.link(status)));
        }
        pieces.add(new Piece(
                "sync-saved", "mdi2c-content-save", "tone-plain", Messages.text("sync.saved", status.savedHere())));
        pieces.add(new Piece("sync-waiting", "mdi2t-tray-arrow-up", "tone-plain", words.waiting(status)));
        if (status.link() == SyncStatus.Link.DRAINING) {
            pieces.add(new Piece("sync-drain", "", "tone-plain", words.drain(status)));
        }
        pieces.add(new Piece(
                "sync-attention",
                status.attention() > 0 ? "mdi2a-alert" : "mdi2a-alert-outline",
                status.attention() > 0 ? "tone-warn" : "tone-plain",
                Messages.text("sync.attention", status.attention())));
        if (status.review() > 0) {
            pieces.add(new Piece(
                    "sync-review", "mdi2e-eye-outline", "tone-plain", Messages.text("sync.review", status.review())));
        }
        pieces.add(new Piece("sync-confirmed", "mdi2h-history", "tone-plain", words.confirmed(status)));
        pieces.add(new Piece("sync-reserve", "mdi2p-playlist-check", "tone-plain", words.reserve(status)));
        addTrouble(status, pieces);
        return pieces;
    }

    private static void addTrouble(SyncStatus status, List<Piece> pieces) {
        if (status.grantRefusal() != null) {
            pieces.add(new Piece(
                    "sync-no-work",
                    "mdi2a-alert",
                    "tone-warn",
                    Messages.text("sync.no_work", Messages.word(status.grantRefusal()))));
        }
        HandoverStatus handover = status.handover();
        if (handover != null && handover.state() != HandoverStatus.State.TAKEN) {
            boolean refused = handover.state() == HandoverStatus.State.REFUSED;
            pieces.add(new Piece(
                    "sync-handover",
                    refused ? "mdi2a-alert" : "mdi2c-cloud-upload-outline",
                    refused ? "tone-warn" : "tone-plain",
                    SyncWords.handover(handover)));
        }
        if (status.restored()) {
            pieces.add(new Piece("sync-restored", "mdi2a-alert", "tone-warn", Messages.text("sync.restored")));
        }
    }

    private Label label(Piece piece) {
        Label label = Cards.label(piece.text(), "sync-piece");
        label.getStyleClass().add(piece.tone());
        label.setId(piece.id());
        label.setWrapText(true);
        if (!piece.icon().isEmpty()) {
            label.setGraphic(new FontIcon(piece.icon()));
        }
        // Where the window is narrower than one piece, its words wrap.
        label.maxWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> getWidth() - getInsets().getLeft() - getInsets().getRight(),
                        widthProperty(),
                        insetsProperty()));
        return label;
    }

    private static HBox key(Action action) {
        HBox key = new HBox(Cards.label(action.id().label(), "key-cap"), Cards.label(action.text(), "bar-key"));
        key.getStyleClass().add("bar-keys");
        return key;
    }

    private static String icon(SyncStatus.Link link) {
        return switch (link) {
            case ONLINE -> "mdi2l-lan-connect";
            case DRAINING -> "mdi2c-cloud-upload-outline";
            case NOT_ENROLLED -> "mdi2k-key-outline";
            case NO_NETWORK -> "mdi2l-lan-disconnect";
            case NO_CENTRAL -> "mdi2s-server-network-off";
            case NOT_CENTRAL -> "mdi2w-web";
            case STUCK -> "mdi2a-alert-octagon";
            case REFUSED -> "mdi2c-cancel";
        };
    }

    private static String tone(SyncStatus.Link link) {
        return switch (link) {
            case ONLINE, DRAINING -> "tone-ok";
            case NOT_ENROLLED, NO_NETWORK, NO_CENTRAL, NOT_CENTRAL -> "tone-warn";
            case STUCK, REFUSED -> "tone-error";
        };
    }
}
