package dev.pickwright.backend.platform;

/**
 * Work of this station that is carried out again on a fresh copy of what it is about. Trail and events have told of it
 * when it was done, and do not tell again.
 */
public final class Rerun {

    private static final ScopedValue<Boolean> ACTIVE = ScopedValue.newInstance();

    private Rerun() {}

    public static void run(Runnable work) {
        ScopedValue.where(ACTIVE, true).run(work);
    }

    public static boolean active() {
        return ACTIVE.isBound();
    }
}
