package dev.pickwright.station.screens.supervisor;

import dev.pickwright.station.platform.i18n.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Whether changes are heard of as they happen, in a sentence if not. */
final class LinkState {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final ReadOnlyStringWrapper lost = new ReadOnlyStringWrapper("");
    private boolean live;
    private @Nullable Instant lostSince;

    boolean isLive() {
        return live;
    }

    /** Empty while it is not lost. */
    ReadOnlyStringProperty lostProperty() {
        return lost.getReadOnlyProperty();
    }

    void live() {
        live = true;
        lostSince = null;
        lost.set("");
    }

    /** @param figures of when the figures shown are */
    void lost(Instant since, Instant figures) {
        live = false;
        if (lostSince == null) {
            lostSince = since;
        }
        looked(figures);
    }

    /** The figures shown are of this time now. */
    void looked(Instant figures) {
        if (lostSince != null) {
            lost.set(Messages.text("board.link_lost", time(lostSince), time(figures)));
        }
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
