package dev.pickwright.model.scan;

import java.util.Optional;
import java.util.OptionalLong;

/** Serial shipping container codes: 18 digits that name one package in the world. */
public final class Sscc {

    private static final int WITHOUT_CHECK = 17;

    private Sscc() {}

    /**
     * The code of a company's package.
     *
     * @param companyPrefix the GS1 company prefix, 4 to 12 digits
     * @param serial taken modulo what fits beside the prefix
     */
    public static String of(String companyPrefix, long serial) {
        int room = WITHOUT_CHECK - 1 - companyPrefix.length();
        long fits = serial % (long) Math.pow(10, room);
        String digits = "0" + companyPrefix + ("%0" + room + "d").formatted(fits);
        return digits + CheckDigit.of(digits);
    }

    /** The serial in a code of a company's package; empty for another company's. */
    public static OptionalLong serial(String companyPrefix, String sscc) {
        String before = "0" + companyPrefix;
        return sscc.startsWith(before) && sscc.length() == WITHOUT_CHECK + 1
                ? OptionalLong.of(Long.parseLong(sscc.substring(before.length(), WITHOUT_CHECK)))
                : OptionalLong.empty();
    }

    /** The SSCC in a scanned code: 18 digits, or an element string {@code 00} with or without brackets. */
    public static Optional<String> read(String code) {
        String digits = code;
        if (code.startsWith("(00)")) {
            digits = code.substring(4);
        } else if (code.startsWith("00") && code.length() == 20) {
            digits = code.substring(2);
        }
        return digits.length() == 18 && CheckDigit.fits(digits) ? Optional.of(digits) : Optional.empty();
    }
}
