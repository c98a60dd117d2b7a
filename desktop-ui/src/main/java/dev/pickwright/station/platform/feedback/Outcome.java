package dev.pickwright.station.platform.feedback;

/** The ways in which something can turn out; each has one colour, one shape, one sound. */
public enum Outcome {
    /** Nothing was said yet. */
    IDLE("mdi2c-circle-outline", new int[0], new int[0]),
    /** On its way to the backend. */
    CHECKING("mdi2d-dots-horizontal-circle-outline", new int[0], new int[0]),
    OK("mdi2c-check-circle", new int[] {1_320}, new int[] {80}),
    ATTENTION("mdi2a-alert", new int[] {880, 0, 880}, new int[] {100, 60, 100}),
    ERROR("mdi2c-close-octagon", new int[] {660, 0, 590, 0, 520}, new int[] {150, 40, 150, 40, 150}),
    DONE("mdi2f-flag-checkered", new int[] {880, 1_100, 1_320}, new int[] {100, 100, 100});

    private final String icon;
    private final int[] hertz;
    private final int[] millis;

    Outcome(String icon, int[] hertz, int[] millis) {
        this.icon = icon;
        this.hertz = hertz;
        this.millis = millis;
    }

    /** Name of the icon in the Material Design set. */
    public String icon() {
        return icon;
    }

    int tones() {
        return hertz.length;
    }

    /** Of the n-th tone; 0 is silence. */
    int hertz(int n) {
        return hertz[n];
    }

    int millis(int n) {
        return millis[n];
    }
}
