package dev.pickwright.backend.intake;

import java.nio.charset.Charset;

/** The file can't be imported; the message says why, where, and what to do. Nothing was changed. */
final class FileRefused extends Exception {

    FileRefused(String sentence) {
        super(sentence);
    }

    /** The sentence; never null. */
    String sentence() {
        return String.valueOf(getMessage());
    }

    static FileRefused binary(long offset) {
        return new FileRefused(
                "This is not a text file: byte %,d is zero. Save the sheet as \"CSV UTF-8\" and import that file."
                        .formatted(offset));
    }

    static FileRefused notUtf8(long line, long offset, byte found) {
        String meant = new String(new byte[] {found}, Charset.forName("windows-1252"));
        return new FileRefused(
                "Line %,d, byte %,d: the file is not UTF-8 (found 0x%02X, which is \"%s\" in Windows-1252). Save it as \"CSV UTF-8\" and import it again."
                        .formatted(line, offset, found & 0xff, meant));
    }
}
