package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.station.backend.api.LiveGateway;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.platform.task.Coalescer;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** All fulfillments as they are, by status, kept current by asking for what changed as soon as something did. */
final class BoardModel implements LiveGateway.Watcher {

    /** What the board shows after a look at the backend: everything in one immutable piece. */
    record Picture(Instant at, List<BoardView.StatusCount> counts, List<FulfillmentSummary> rows) {}

    /** What nobody has counted. */
    static final int UNKNOWN = -1;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS_AT_CASES = Duration.ofSeconds(5);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(2);

    private final Desk desk;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final Coalescer looks;
    private final Tasks.Lane caseLane = new Tasks.Lane();
    private final Coalescer caseLooks;
    private final LinkState link = new LinkState();
    private final Map<FulfillmentId, FulfillmentSummary> all = new LinkedHashMap<>();
    private final ObjectProperty<@Nullable Picture> picture = new SimpleObjectProperty<>();
    private final IntegerProperty unroutable = new SimpleIntegerProperty(UNKNOWN);
    private final IntegerProperty deadLetters = new SimpleIntegerProperty();
    private final IntegerProperty cases = new SimpleIntegerProperty();
    private LiveGateway.@Nullable Link following;
    private @Nullable BoardView last;
    private @Nullable FulfillmentStatus only;
    private @Nullable String waiting;
    private boolean asking;
    private boolean anew;
    private boolean failing;
    private boolean left;

    BoardModel(Desk desk) {
        this.desk = desk;
        this.frame = desk.frame();
        looks = new Coalescer(desk.tasks(), BETWEEN_LOOKS, this::look);
        caseLooks = new Coalescer(desk.tasks(), BETWEEN_LOOKS_AT_CASES, this::lookAtCases);
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

    /** How many orders wait because no warehouse can serve them; {@link #UNKNOWN} until the backend has said so. */
    IntegerProperty unroutableProperty() {
        return unroutable;
    }

    /** How many events a receiver could not be given. */
    IntegerProperty deadLettersProperty() {
        return deadLetters;
    }

    /** How many cases wait for a decision; 0 where that cannot be known. */
    IntegerProperty casesProperty() {
        return cases;
    }

    /** Why what is shown may be old; empty if it is not. */
    ReadOnlyStringProperty linkLostProperty() {
        return link.lostProperty();
    }

    /** Asks for what changed: at once, or soon if that was asked just now. */
    void refresh() {
        looks.want();
        caseLooks.want();
    }

    /** They are central's; a station that has a central has none. */
    private void lookAtCases() {
        if (!desk.watch().hasCentral()) {
            desk.tasks().run(caseLane, () -> desk.cases().open().size(), cases::set, e -> cases.set(0));
        }
    }

    /** Hears and asks nothing any more. */
    void leave() {
        left = true;
        looks.close();
        caseLooks.close();
        unfollow();
    }

    @Override
    public void changed() {
        refresh();
    }

    @Override
    public void missed() {
        unfollow();
        anew = true;
        refresh();
    }

    @Override
    public void live() {
        link.live();
        showProgress();
    }

    @Override
    public void lost(Instant since) {
        link.lost(since, last == null ? since : last.at());
        showProgress();
    }

    private void unfollow() {
        if (following != null) {
            following.close();
            following = null;
        }
    }

    private void look() {
        if (asking) {
            refresh();
            return;
        }
        asking = true;
        long cursor = last == null || anew ? 0 : last.cursor();
        desk.tasks().run(lane, () -> desk.board().board(cursor), view -> take(cursor, view), this::failed);
    }

    private void failed(Exception e) {
        asking = false;
        if (left) {
            return;
        }
        if (!failing) {
            failing = true;
            unroutable.set(UNKNOWN);
            frame.fail(e);
        }
        desk.tasks().later(BEFORE_ANOTHER_TRY, this::refresh);
    }

    private void take(long cursor, BoardView view) {
        asking = false;
        if (left) {
            return;
        }
        if (failing) {
            failing = false;
            frame.say(Outcome.OK, Messages.text("board.answers_again"));
        }
        if (view.cursor() < cursor) {
            // The backend knows less than it told before: its database was put back to an earlier state.
            missed();
            return;
        }
        if (cursor == 0) {
            all.clear();
            anew = false;
        }
        unroutable.set(view.unroutable());
        deadLetters.set(view.deadLetters());
        view.rows().forEach(row -> all.put(row.id(), row));
        last = view;
        link.looked(view.at());
        show();
        if (following == null) {
            following = desk.live().follow(view.cursor(), this);
        }
        if (waiting != null) {
            String code = waiting;
            waiting = null;
            open(code);
        }
        showProgress();
    }

    private void showProgress() {
        if (last != null) {
            int count = last.counts().stream()
                    .mapToInt(BoardView.StatusCount::count)
                    .sum();
            frame.progressProperty().set(Messages.text(link.isLive() ? "board.live" : "board.not_live", count));
        }
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
                        () -> desk.perhapsBadge(
                                code, () -> frame.say(Outcome.ERROR, Messages.text("board.not_found", code))));
    }
}
