package dev.pickwright.model.sync.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** S11: what central was asked once and is asked again, at once or much later, changes nothing. */
final class Repeats {

    private static final int KEPT = 12;
    private static final int ONE_IN = 40;

    /** @param known whether central still knows that it was asked before */
    private record Past(String what, BooleanSupplier known, Runnable question) {}

    private final World world;
    private final Central central;
    private final SplittableRandom random;
    private final List<Past> kept = new ArrayList<>();
    private int incarnation;
    private int seen;

    Repeats(World world, Central central) {
        this.world = world;
        this.central = central;
        random = world.random("repeats");
    }

    /** Central has answered; a sample of all that it was ever asked is kept. */
    void asked(String what, BooleanSupplier known, Runnable question) {
        if (incarnation != central.incarnation()) {
            // Central went back: what it was asked it may never have heard.
            incarnation = central.incarnation();
            kept.clear();
            seen = 0;
        }
        Past newest = new Past(what, known, question);
        int at = random.nextInt(++seen);
        if (kept.size() < KEPT) {
            kept.add(newest);
        } else if (at < KEPT) {
            kept.set(at, newest);
        }
        if (random.nextInt(ONE_IN) == 0) {
            repeat(newest, "at once");
            repeat(kept.get(random.nextInt(kept.size())), "later");
        }
    }

    private void repeat(Past past, String when) {
        String changed = central.db.firstChange(() -> {
            if (past.known().getAsBoolean()) {
                world.counts.add("repeated " + when + ": " + past.what());
                past.question().run();
            }
        });
        Violation.unless(changed == null, "S11", () -> past.what() + " again, " + when + ", and " + changed);
    }
}
