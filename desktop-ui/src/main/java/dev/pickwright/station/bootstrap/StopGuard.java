package dev.pickwright.station.bootstrap;

import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.platform.nav.Shell;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.sync.StopOverlay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows whoever works here that work was taken from the station, before anything else goes on. JavaFX thread. */
final class StopGuard {

    private final Desk desk;
    private final Shell shell;
    private @Nullable StopNotice shown;
    private @Nullable StopNotice acknowledged;

    StopGuard(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    /** From now on. */
    void watch() {
        desk.watch().statusProperty().addListener((property, before, now) -> look());
        desk.who().addListener((property, before, now) -> look());
    }

    private void look() {
        StopNotice next = next();
        if (next == null) {
            if (shown != null) {
                shown = null;
                shell.withdraw();
            }
        } else if (!next.equals(shown)) {
            shown = next;
            shell.stop(new StopOverlay(desk, next, () -> acknowledged(next)));
        }
    }

    private @Nullable StopNotice next() {
        SyncStatus status = desk.watch().statusProperty().get();
        List<StopNotice> stops = status == null || desk.operator() == null ? List.of() : status.stops();
        // What was looked up before it was acknowledged may still come in.
        return stops.stream()
                .filter(each -> !same(each, acknowledged))
                .findFirst()
                .orElse(null);
    }

    private static boolean same(StopNotice one, @Nullable StopNotice other) {
        return other != null && one.fulfillment().equals(other.fulfillment()) && one.epoch() == other.epoch();
    }

    private void acknowledged(StopNotice notice) {
        acknowledged = notice;
        shown = null;
        shell.goOn();
        look();
        desk.watch().tick();
    }
}
