package dev.pickwright.station.screens.connect;

import java.util.ArrayList;
import java.util.List;

/** A certificate's fingerprint, to be compared by a person. */
final class Fingerprint {

    private static final int PAIR = 3;
    private static final int PAIRS_IN_LINE = 8;

    private Fingerprint() {}

    /** In lines of eight pairs each, written as the server writes them. */
    static List<String> lines(String fingerprint) {
        List<String> lines = new ArrayList<>();
        int length = PAIR * PAIRS_IN_LINE;
        for (int i = 0; i < fingerprint.length(); i += length) {
            String line = fingerprint.substring(i, Math.min(i + length, fingerprint.length()));
            lines.add(line.endsWith(":") ? line.substring(0, line.length() - 1) : line);
        }
        return lines;
    }
}
