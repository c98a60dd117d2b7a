package dev.pickwright.model.scan;

import java.util.Optional;

/** Trade item numbers, always as 14 digits. */
public final class Gtin {

    private static final int UPC_E = 8;

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
        return hasLength(digits) && CheckDigit.fits(digits)
                ? Optional.of("0".repeat(14 - digits.length()) + digits)
                : Optional.empty();
    }

    /**
     * The GTIN whose zeros a UPC-E of eight digits suppresses. Eight digits may be a GTIN-8 as well; only the scanner
     * knows which was printed.
     */
    public static Optional<String> readUpcE(String code) {
        boolean form = code.length() == UPC_E && (code.charAt(0) == '0' || code.charAt(0) == '1');
        if (!form || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        String body = code.substring(1, 7);
        String last = body.substring(5);
        String expanded = switch (last) {
            case "0", "1", "2" -> body.substring(0, 2) + last + "0000" + body.substring(2, 5);
            case "3" -> body.substring(0, 3) + "00000" + body.substring(3, 5);
            case "4" -> body.substring(0, 4) + "00000" + body.substring(4, 5);
            default -> body.substring(0, 5) + "0000" + last;
        };
        return read(code.substring(0, 1) + expanded + code.substring(7));
    }

    /** Whether a text is as long as a GTIN, all digits or not. */
    static boolean hasLength(String text) {
        return text.length() == 8 || text.length() >= 12 && text.length() <= 14;
    }
}
