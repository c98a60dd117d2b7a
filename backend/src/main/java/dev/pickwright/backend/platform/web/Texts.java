package dev.pickwright.backend.platform.web;

/** Which texts are let in. */
final class Texts {

    private Texts() {}

    /** The text itself. @throws IllegalArgumentException if a database could not give it back as it was */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw new IllegalArgumentException("a text holds no NUL and no half of a character");
            }
            i += pair ? 1 : 0;
        }
        return text;
    }
}
