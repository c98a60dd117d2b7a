package dev.pickwright.model.scan;

import java.util.Set;

/**
 * The kind of barcode a scanner says it read, by its AIM identifier: a bracket, a letter and a digit before the data.
 *
 * @param id empty if the scanner sends none
 */
record Symbology(String id) {

    private static final Set<String> GS1 = Set.of("]C1", "]e0", "]d2", "]Q3", "]J1");
    private static final int LENGTH = 3;

    static Symbology of(String code) {
        boolean present = code.length() >= LENGTH
                && code.charAt(0) == ']'
                && Character.isLetter(code.charAt(1))
                && Character.isLetterOrDigit(code.charAt(2));
        return new Symbology(present ? code.substring(0, LENGTH) : "");
    }

    /** Whether the data is a GS1 element string for certain. */
    boolean isGs1() {
        return GS1.contains(id);
    }

    /** Whether the data is an EAN or UPC number for certain: 13 digits with ]E0, 8 with ]E4. */
    boolean isEan() {
        return id.equals("]E0") || id.equals("]E4");
    }

    String rest(String code) {
        return code.substring(id.length());
    }
}
