package dev.pickwright.station.tour;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.HdrHistogram.Histogram;

/** Picks the demonstration's and the imported orders, and times every scan from its last key to its feedback. */
final class MeasuredScans {

    /** Times in milliseconds. */
    record Result(double p50Millis, double p99Millis, double maxMillis) {}

    private static final double NANOS = 1e6;
    private static final List<String> GUIDED =
            List.of("Take an empty tote", "scan the bin", "Scan one", "scan each", "All lines are done");

    private final Floor floor;
    private final DatabaseLook database;
    private final Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);

    MeasuredScans(Floor floor, DatabaseLook database) {
        this.floor = floor;
        this.database = database;
    }

    /** @param confirmed told after the screen has confirmed a unit */
    Result run(int scans, Runnable confirmed) {
        floor.signIn("B-1001", "1111", "picklist");
        while (times.getTotalCount() < scans) {
            floor.press(KeyCode.F10);
            floor.seeAny(GUIDED);
            if (floor.instruction().contains("Take an empty tote")) {
                timed(freeTote(), "scan the bin");
            }
            pick(scans, confirmed);
        }
        return new Result(
                times.getValueAtPercentile(50) / NANOS,
                times.getValueAtPercentile(99) / NANOS,
                times.getMaxValue() / NANOS);
    }

    private void pick(int scans, Runnable confirmed) {
        while (times.getTotalCount() < scans) {
            var stop = database.column("""
                    select b.code || ' ' || s.code || ' ' || (l.quantity - l.picked) from pick_line l
                    join picklist p on p.id = l.picklist_id join operator o on o.id = p.operator_id
                    join bin b on b.id = l.bin_id join sku s on s.id = l.sku_id
                    where o.badge = 'B-1001' and p.status = 'claimed' and l.status = 'open' order by l.position
                    """);
            if (stop.isEmpty()) {
                floor.see("All lines are done");
                floor.press(KeyCode.F10);
                floor.hear("pack bench");
                floor.press(KeyCode.F10);
                floor.seeNode("pick-queue");
                return;
            }
            String[] words = stop.getFirst().split(" ");
            if (floor.instruction().contains("scan the bin")) {
                timed(words[0], "Scan one");
            }
            for (int left = Integer.parseInt(words[2]); left > 0; left--) {
                timed(words[1], "");
                confirmed.run();
            }
        }
    }

    private String freeTote() {
        return database.one("""
                select t.code from tote t join warehouse w on w.id = t.warehouse_id
                where w.code = 'LON' and t.fulfillment_id is null order by t.code desc
                """);
    }

    /** Scans, and waits for the feedback that follows "checking". */
    private void timed(String code, String instruction) {
        Label feedback = (Label) Floor.onFx(() -> floor.scene().lookup("#feedback"));
        CountDownLatch answered = new CountDownLatch(1);
        long[] end = new long[1];
        String checking = dev.pickwright.station.platform.i18n.Messages.text("scan.checking");
        ChangeListener<String> listener = (property, before, now) -> {
            if (before.equals(checking)) {
                end[0] = System.nanoTime();
                answered.countDown();
            }
        };
        long start = Floor.onFx(() -> {
            feedback.textProperty().addListener(listener);
            long now = System.nanoTime();
            floor.input().scan(code);
            return now;
        });
        try {
            if (!answered.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no feedback to the scan of " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the measurement was interrupted", e);
        }
        Floor.onFx(() -> {
            feedback.textProperty().removeListener(listener);
            return true;
        });
        times.recordValue(end[0] - start);
        if (!instruction.isEmpty()) {
            floor.see(instruction);
        }
    }
}
