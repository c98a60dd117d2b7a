package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.Trace;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went from a bin into a tote while an operation was carried out, or back: by the codes on the places, so that it
 * can be told where the operation itself does not fit any more.
 *
 * @param back it was taken back
 */
public record Moved(boolean back, String bin, String sku, int quantity, String tote, Trace trace) {

    /** Under which {@link dev.pickwright.backend.platform.Given} is told of it. */
    public static final String NAME = "moved";

    private static final String BETWEEN = "\t";
    private static final int PARTS = 8;

    public String text() {
        LocalDate expiry = trace.expiry();
        return String.join(
                BETWEEN,
                back ? "-" : "+",
                bin,
                sku,
                String.valueOf(quantity),
                tote,
                Objects.requireNonNullElse(trace.lot(), ""),
                expiry == null ? "" : expiry.toString(),
                Objects.requireNonNullElse(trace.serial(), ""));
    }

    /** @throws IllegalArgumentException if the text is none */
    public static Moved of(String text) {
        String[] parts = text.split(BETWEEN, -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("what was moved has %d parts, not %d".formatted(PARTS, parts.length));
        }
        return new Moved(
                parts[0].equals("-"),
                parts[1],
                parts[2],
                Integer.parseInt(parts[3]),
                parts[4],
                new Trace(orNull(parts[5]), parts[6].isEmpty() ? null : LocalDate.parse(parts[6]), orNull(parts[7])));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
