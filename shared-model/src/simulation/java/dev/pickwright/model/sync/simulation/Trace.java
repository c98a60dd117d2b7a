package dev.pickwright.model.sync.simulation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened, as a hash always and as text on demand. The same seed gives the same hash. */
final class Trace {

    private final @Nullable Consumer<String> lines;
    private long hash = 17;

    Trace(@Nullable Consumer<String> lines) {
        this.lines = lines;
    }

    /** The details are texts, numbers or identities: what has the same hash in every run. */
    void say(long time, String who, String what, Object... details) {
        long mixed = hash * 31 + time;
        mixed = mixed * 31 + who.hashCode();
        mixed = mixed * 31 + what.hashCode();
        for (Object detail : details) {
            mixed = mixed * 31 + detail.hashCode();
        }
        hash = mixed ^ (mixed >>> 29);
        if (lines != null) {
            StringBuilder line = new StringBuilder();
            line.append("%9.1f s  %-10s %s".formatted((time - World.START) / 1000.0, who, what));
            for (Object detail : details) {
                line.append(' ').append(detail);
            }
            lines.accept(line.toString());
        }
    }

    long hash() {
        return hash;
    }
}
