package dev.pickwright.station.screens.connect;

import java.util.Locale;
import java.util.Optional;

/** The code that a supervisor tells a station: three groups of four letters and digits. */
final class EnrolCode {

    private static final int GROUP = 4;
    private static final int LENGTH = 12;

    private EnrolCode() {}

    /** In capitals and groups, as far as it was typed; what is no letter or digit does not matter. */
    static String grouped(String typed) {
        String bare = bare(typed);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < Math.min(bare.length(), LENGTH); i++) {
            if (i > 0 && i % GROUP == 0) {
                grouped.append('-');
            }
            grouped.append(bare.charAt(i));
        }
        return grouped.toString();
    }

    /** The code that was typed or scanned; empty if it has not its length. */
    static Optional<String> of(String typed) {
        return bare(typed).length() == LENGTH ? Optional.of(grouped(typed)) : Optional.empty();
    }

    private static String bare(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }
}
