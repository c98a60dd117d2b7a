package dev.pickwright.model.scan;

import dev.pickwright.model.Wire;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a command barcode asks for; the code is {@code PW:} and the command in upper case, such as {@code PW:UNDO}. */
public enum ScanCommand implements Wire {
    UNDO,
    SKIP,
    FINISH,
    RELEASE,
    CLOSE;

    private static final String PREFIX = "PW:";

    public String code() {
        return PREFIX + name();
    }

    /** The command of a code, without regard to case. */
    public static Optional<ScanCommand> read(String code) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(command -> command.code().equals(wanted))
                .findFirst();
    }
}
