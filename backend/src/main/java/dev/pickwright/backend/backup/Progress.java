package dev.pickwright.backend.backup;

import java.io.PrintStream;

/** Tells a person how far it is: a line when a step begins, and one each tenth of it. */
public final class Progress {

    private static final int TENTHS = 10;

    private final PrintStream out;
    private long total;
    private long done;
    private long told;

    public Progress(PrintStream out) {
        this.out = out;
    }

    void begin(String what, long bytes) {
        total = bytes;
        done = 0;
        told = 0;
        out.println(bytes > 0 ? "%s, %s".formatted(what, size(bytes)) : what);
    }

    void advance(long bytes) {
        done += bytes;
        long tenths = total == 0 ? 0 : Math.min(TENTHS, done * TENTHS / total);
        if (tenths > told) {
            told = tenths;
            out.printf("  %d %%%n", tenths * TENTHS);
        }
    }

    void say(String line) {
        out.println(line);
    }

    static String size(long bytes) {
        return bytes < 10_000_000 ? "%,d kB".formatted((bytes + 999) / 1000) : "%,d MB".formatted(bytes / 1_000_000);
    }
}
