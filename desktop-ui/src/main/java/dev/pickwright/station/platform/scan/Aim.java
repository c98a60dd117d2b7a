package dev.pickwright.station.platform.scan;

/** What a scanner may put before its data to say what kind of barcode it read: a bracket, a letter and a digit. */
public final class Aim {

    static final int LENGTH = 3;

    private Aim() {}

    /** Whether it begins with an identifier, or may still become one. */
    static boolean mayBegin(CharSequence code) {
        return !code.isEmpty()
                && code.charAt(0) == ']'
                && (code.length() < 2 || Character.isLetter(code.charAt(1)))
                && (code.length() < LENGTH || Character.isLetterOrDigit(code.charAt(2)));
    }

    /** The data alone, for what is looked up by its bare text; the backend takes codes as they were read. */
    public static String without(String code) {
        return code.length() > LENGTH && mayBegin(code) ? code.substring(LENGTH) : code;
    }
}
