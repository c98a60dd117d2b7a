package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** All fulfillments as they are, by status, kept current by asking only for what changed. */
final class BoardModel {

    /** What the board shows after a look at the backend: everything in one immutable piece. */
    record Picture(Instant at, List<BoardView.StatusCount> counts, List<FulfillmentSummary> rows) {}

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final Map<FulfillmentId, FulfillmentSummary> all = new LinkedHashMap<>();
    private final ObjectProperty<@Nullable Picture> picture = new SimpleObjectProperty<>();
    private final IntegerProperty unroutable = new SimpleIntegerProperty();
    private @Nullable BoardView last;
    private @Nullable FulfillmentStatus only;
    private @Nullable String waiting;
    private boolean asking;

    BoardModel(Desk desk) {
        this.desk = desk;
        this.frame = desk.frame();
        frame.titleProperty().set(Messages.text("board.title"));
        frame.instructionProperty().set(Messages.text("board.instruction"));
        frame.scanPromptProperty().set(Messages.text("board.prompt"));
    }

    FrameModel frame() {
        return frame;
    }

    ObjectProperty<@Nullable Picture> pictureProperty() {
        return picture;
    }

    /** How many orders wait because no warehouse can serve them. */
    IntegerProperty unroutableProperty() {
        return unroutable;
    }

    /** Asks for what changed, unless the answer before is still on its way. */
    void refresh() {
        if (!asking) {
            asking = true;
            long cursor = last == null ? 0 : last.cursor();
            desk.tasks().run(lane, () -> desk.board().board(cursor), this::take, e -> {
                asking = false;
                frame.fail(e);
            });
        }
    }

    private void take(BoardView view) {
        asking = false;
        unroutable.set(view.unroutable());
        view.rows().forEach(row -> all.put(row.id(), row));
        boolean first = last == null;
        last = view;
        if (first || !view.rows().isEmpty()) {
            show();
        }
        if (waiting != null) {
            String code = waiting;
            waiting = null;
            open(code);
        }
        frame.progressProperty()
                .set(Messages.text(
                        "board.live",
                        view.counts().stream()
                                .mapToInt(BoardView.StatusCount::count)
                                .sum()));
    }

    /** Shows one status only; the same again, or null, shows all. */
    void filter(@Nullable FulfillmentStatus status) {
        only = status == only ? null : status;
        show();
    }

    @Nullable
    FulfillmentStatus only() {
        return only;
    }

    private void show() {
        if (last != null) {
            List<FulfillmentSummary> rows = all.values().stream()
                    .filter(row -> only == null || row.status() == only)
                    .sorted(Comparator.comparing(BoardModel::urgency).thenComparing(FulfillmentSummary::statusSince))
                    .toList();
            picture.set(new Picture(last.at(), last.counts(), rows));
        }
    }

    /** What needs a supervisor first, what is over last. */
    private static int urgency(FulfillmentSummary row) {
        return switch (row.status()) {
            case PICK_FAILED, PACK_FAILED -> 0;
            case PENDING, PLANNING, PICKING, PICKED, PACKING, PACKED, READY -> 1;
            case SHIPPED -> 2;
            case COMPLETED, CANCELLED -> 3;
        };
    }

    /** A scanned order or fulfillment number is opened; before the first look has come back, as soon as it has. */
    void open(String code) {
        frame.lastCodeProperty().set(code);
        if (last == null) {
            waiting = code;
            return;
        }
        String wanted = Aim.without(code).strip().toUpperCase(Locale.ROOT);
        all.values().stream()
                .filter(row -> row.number().equals(wanted)
                        || row.orderNumber().toUpperCase(Locale.ROOT).equals(wanted))
                .min(Comparator.comparing(FulfillmentSummary::number))
                .ifPresentOrElse(
                        row -> desk.navigator().go(new Route.Detail(row.id())),
                        () -> frame.say(Outcome.ERROR, Messages.text("board.not_found", code)));
    }
}
