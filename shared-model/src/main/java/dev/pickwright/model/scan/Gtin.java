package dev.pickwright.model.scan;

import java.util.Optional;

/** Trade item numbers, always as 14 digits. */
public final class Gtin {

    private Gtin() {}

    /**
     * The GTIN in a scanned code: GTIN-8, -12, -13 or -14, or an element string that begins with it, with or without
     * brackets. Empty if it is none, or its check digit does not fit.
     */
    public static Optional<String> read(String code) {
        String digits = code;
        if (code.startsWith("(01)") && code.length() >= 18) {
            digits = code.substring(4, 18);
        } else if (code.startsWith("01") && code.length() >= 16) {
            digits = code.substring(2, 16);
        }
        boolean length = digits.length() == 8 || digits.length() >= 12 && digits.length() <= 14;
        return length && CheckDigit.fits(digits)
                ? Optional.of("0".repeat(14 - digits.length()) + digits)
                : Optional.empty();
    }
}
