package dev.pickwright.backend.intake;

import dev.pickwright.model.intake.RejectReason;
import dev.pickwright.model.scan.Gtin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one record by their meaning. What a field says is null if it is blank or the file has no such column. */
final class Fields {

    private static final int SHOWN = 60;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}(\\.0+)?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern GTIN = Pattern.compile("\\d{8}|\\d{12,14}");
    private static final List<String> YES = List.of("yes", "y", "true", "1", "x");
    private static final List<String> NO = List.of("no", "n", "false", "0");

    private final Layout layout;
    private final List<String> values;

    private Fields(Layout layout, List<String> values) {
        this.layout = layout;
        this.values = values;
    }

    static Fields of(Layout layout, RawRecord row) throws FileRefused {
        return new Fields(layout, layout.fields(row));
    }

    /** Spreadsheets add empty fields at the end of a line; those do no harm. */
    void requireCount() throws BadValue {
        int count = layout.fieldCount();
        boolean fits = values.size() == count
                || (values.size() > count
                        && values.subList(count, values.size()).stream().allMatch(String::isBlank));
        if (!fits) {
            throw new BadValue(
                    RejectReason.WRONG_FIELD_COUNT,
                    "%d fields where the header has %d".formatted(values.size(), count));
        }
    }

    @Nullable
    String value(Column column) {
        return layout.value(column, values);
    }

    /** The text, or an empty one. */
    String text(Column column) {
        String value = value(column);
        return value == null ? "" : value;
    }

    /** The text in upper case, or an empty one: codes compare without case. */
    String code(Column column) {
        return text(column).toUpperCase(Locale.ROOT);
    }

    /** A code that must be there. */
    String code(Column column, int max) throws BadValue {
        String code = code(column);
        if (code.isEmpty()) {
            throw missing(column);
        }
        return fitting(column, code, max);
    }

    @Nullable
    String text(Column column, int max) throws BadValue {
        String value = value(column);
        return value == null ? null : fitting(column, value, max);
    }

    private static String fitting(Column column, String value, int max) throws BadValue {
        if (value.length() > max) {
            throw new BadValue(
                    RejectReason.FIELD_TOO_LONG, "%s has over %d characters".formatted(column.header(), max));
        }
        return value;
    }

    @Nullable
    Integer whole(Column column, int min, int max) throws BadValue {
        String value = value(column);
        if (value == null) {
            return null;
        }
        if (!WHOLE.matcher(value).matches()) {
            throw unreadable(column, value, "no whole number");
        }
        long number = new BigDecimal(value).longValueExact();
        if (number < min || number > max) {
            throw outOfRange(column, value, min, max);
        }
        return (int) number;
    }

    int requiredWhole(Column column, int min, int max) throws BadValue {
        Integer number = whole(column, min, max);
        if (number == null) {
            throw missing(column);
        }
        return number;
    }

    double requiredDecimal(Column column, int min, int max) throws BadValue {
        String value = value(column);
        if (value == null) {
            throw missing(column);
        }
        String plain = decimalPoint(value);
        if (!DECIMAL.matcher(plain).matches()) {
            throw unreadable(column, value, "no number");
        }
        double number = Double.parseDouble(plain);
        if (number < min || number > max) {
            throw outOfRange(column, value, min, max);
        }
        return number;
    }

    /** A decimal comma can be one only where the comma does not separate fields. */
    String decimalPoint(String number) {
        return layout.separator() == ',' ? number : number.replace(',', '.');
    }

    @Nullable
    Boolean yesOrNo(Column column) throws BadValue {
        String value = value(column);
        if (value == null) {
            return null;
        }
        String word = value.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new BadValue(
                    RejectReason.YES_OR_NO_UNREADABLE,
                    "%s: '%s' is neither yes nor no".formatted(column.header(), shown(value)));
        }
        return YES.contains(word);
    }

    /** A GTIN-8, -12, -13 or -14, as 14 digits. */
    @Nullable
    String gtin(Column column) throws BadValue {
        String value = value(column);
        if (value == null) {
            return null;
        }
        if (!GTIN.matcher(value).matches()) {
            throw new BadValue(
                    RejectReason.GTIN_INVALID,
                    "%s: '%s' has not 8, 12, 13 or 14 digits".formatted(column.header(), shown(value)));
        }
        return Gtin.read(value)
                .orElseThrow(() -> new BadValue(
                        RejectReason.GTIN_INVALID,
                        "%s: the check digit of '%s' does not fit".formatted(column.header(), value)));
    }

    static BadValue missing(Column column) {
        return new BadValue(RejectReason.FIELD_MISSING, "the line has no " + column.header());
    }

    private static BadValue unreadable(Column column, String value, String what) {
        return new BadValue(
                RejectReason.NUMBER_UNREADABLE, "%s: '%s' is %s".formatted(column.header(), shown(value), what));
    }

    private static BadValue outOfRange(Column column, String value, int min, int max) {
        return new BadValue(
                RejectReason.NUMBER_OUT_OF_RANGE,
                "%s: %s is not from %d to %d".formatted(column.header(), shown(value), min, max));
    }

    /** The value, cut so that it fits into a message. */
    static String shown(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
    }
}
