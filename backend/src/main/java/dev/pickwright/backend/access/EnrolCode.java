package dev.pickwright.backend.access;

import java.security.SecureRandom;

/** A code that a person reads from one screen and types at another: some 59 bits. */
final class EnrolCode {

    /** No 0 and O, no 1, I and L. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private EnrolCode() {}

    /** Such as {@code 7KQM-2XWT-HR4D}. */
    static String fresh() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** @param typed in upper case; what else stands between its letters does not matter */
    static String hash(String typed) {
        return Secrets.hash(typed.replaceAll("[^0-9A-Z]", ""));
    }
}
