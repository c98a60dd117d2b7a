package dev.pickwright.station.tour;

import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.station.backend.http.HttpBoardGateway;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.HdrHistogram.Histogram;

/** Times how long the board takes to show a change that somebody else makes, from before the change to the counter. */
final class MeasuredBoard {

    /** Times in milliseconds. */
    record Result(long changes, double p50Millis, double p99Millis, double maxMillis) {}

    private static final double NANOS = 1e6;
    private static final int LONGEST_PAUSE_MILLIS = 700;

    private final Floor floor;
    private final Random random = new Random(20_261_125);
    private final Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);

    /** @param floor at the board */
    MeasuredBoard(Floor floor) {
        this.floor = floor;
    }

    /** Has a colleague plan, release and cancel what waits, at most so often. */
    void watch(HttpBoardGateway colleague, int changes) {
        for (FulfillmentSummary row : colleague.board(0).rows()) {
            if (row.status() == FulfillmentStatus.PENDING && times.getTotalCount() + 3 <= changes) {
                time(FulfillmentStatus.PLANNING, () -> colleague.step(row.id(), "start-planning", null, null));
                time(FulfillmentStatus.PICKING, () -> colleague.step(row.id(), "generate-picklist", null, null));
                time(FulfillmentStatus.CANCELLED, () -> colleague.step(row.id(), "cancel", "measured", null));
            }
        }
    }

    /**
     * Times one change, after a pause of random length, since what comes right after another change waits longer.
     *
     * @param status the change is one more of
     */
    void time(FulfillmentStatus status, Runnable change) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MILLIS)));
        String tile = "tile-" + status.wire().replace('_', '-');
        Pane tiles = Floor.onFx(() -> (Pane) floor.scene().lookup(".tiles"));
        int before = Floor.onFx(() -> count(tiles, tile));
        CountDownLatch shown = new CountDownLatch(1);
        long[] end = new long[1];
        ListChangeListener<Node> listener = ignored -> {
            if (shown.getCount() > 0 && count(tiles, tile) > before) {
                end[0] = System.nanoTime();
                shown.countDown();
            }
        };
        Floor.onFx(() -> {
            tiles.getChildren().addListener(listener);
            return true;
        });
        long start = System.nanoTime();
        change.run();
        try {
            if (!shown.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the board never showed one more that is " + status.wire());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the measurement was interrupted", e);
        }
        Floor.onFx(() -> {
            tiles.getChildren().removeListener(listener);
            return true;
        });
        times.recordValue(end[0] - start);
    }

    Result result() {
        return new Result(
                times.getTotalCount(),
                times.getValueAtPercentile(50) / NANOS,
                times.getValueAtPercentile(99) / NANOS,
                times.getMaxValue() / NANOS);
    }

    /** -1 while the tile is not there, which it is not for the moment in which all are replaced. */
    private static int count(Pane tiles, String tile) {
        return tiles.getChildren().stream()
                .filter(each -> tile.equals(each.getId()))
                .map(each -> (Label) each.lookup(".tile-count"))
                .mapToInt(label -> Integer.parseInt(label.getText()))
                .findFirst()
                .orElse(-1);
    }
}
