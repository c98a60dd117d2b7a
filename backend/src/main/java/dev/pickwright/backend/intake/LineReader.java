package dev.pickwright.backend.intake;

import dev.pickwright.backend.intake.FileLine.Bad;
import dev.pickwright.backend.intake.FileLine.Content;
import dev.pickwright.backend.intake.FileLine.Good;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.intake.RejectReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads records by the file's layout and finds what is wrong with each one by itself. */
final class LineReader {

    private static final int MAX_CODE = 40;
    private static final int MAX_CUSTOMER = 80;
    private static final Pattern CANCELLATION = Pattern.compile("[Cc]\\d+");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}(\\.0+)?");
    private static final Pattern PRICE = Pattern.compile("\\d{1,10}(\\.\\d{1,4}0*)?");

    private final Layout layout;
    private final NonStock nonStock;

    LineReader(Layout layout, NonStock nonStock) {
        this.layout = layout;
        this.nonStock = nonStock;
    }

    FileLine read(RawRecord row) throws FileRefused {
        Fields fields = Fields.of(layout, row);
        String number = fields.text(Column.ORDER_NUMBER);
        Content content;
        try {
            content = content(number, fields);
        } catch (BadValue e) {
            content = new Bad(e.reason(), e.detail());
        }
        return new FileLine(row, number, content);
    }

    private Content content(String number, Fields fields) throws BadValue {
        fields.requireCount();
        String sku = fields.code(Column.SKU);
        if (nonStock.contains(sku)) {
            throw new BadValue(RejectReason.NON_STOCK, "%s is no stock item".formatted(sku));
        }
        checkCodes(number, sku);
        return new Good(
                sku,
                fields.value(Column.DESCRIPTION),
                quantity(fields.text(Column.QUANTITY)),
                price(fields),
                customer(fields.value(Column.CUSTOMER)),
                orderedAt(fields.value(Column.ORDERED_AT)),
                fields.value(Column.WAREHOUSE));
    }

    private static void checkCodes(String number, String sku) throws BadValue {
        if (number.isEmpty()) {
            throw new BadValue(RejectReason.ORDER_NUMBER_MISSING, "the line names no order");
        }
        if (number.length() > MAX_CODE) {
            throw new BadValue(RejectReason.ORDER_NUMBER_TOO_LONG, "over %d characters".formatted(MAX_CODE));
        }
        if (CANCELLATION.matcher(number).matches()) {
            throw new BadValue(RejectReason.CANCELLATION, "order %s is a cancellation".formatted(number));
        }
        if (sku.isEmpty()) {
            throw new BadValue(RejectReason.SKU_MISSING, "the line names no SKU");
        }
        if (sku.length() > MAX_CODE) {
            throw new BadValue(RejectReason.SKU_TOO_LONG, "over %d characters".formatted(MAX_CODE));
        }
    }

    private static Quantity quantity(String value) throws BadValue {
        if (!WHOLE.matcher(value).matches()) {
            throw new BadValue(
                    RejectReason.QUANTITY_UNREADABLE, "'%s' is no whole number".formatted(Fields.shown(value)));
        }
        long units = new BigDecimal(value).longValueExact();
        if (units < 1) {
            throw new BadValue(RejectReason.QUANTITY_NOT_POSITIVE, "the quantity is %d".formatted(units));
        }
        if (units > Quantity.MAX) {
            throw new BadValue(RejectReason.QUANTITY_TOO_LARGE, "%d is more than %d".formatted(units, Quantity.MAX));
        }
        return new Quantity((int) units);
    }

    private static @Nullable BigDecimal price(Fields fields) throws BadValue {
        String value = fields.value(Column.UNIT_PRICE);
        if (value == null) {
            return null;
        }
        String plain = fields.decimalPoint(value);
        if (!PRICE.matcher(plain).matches()) {
            throw new BadValue(
                    RejectReason.PRICE_UNREADABLE,
                    "'%s' is no price of 0 or more with at most 4 decimals".formatted(Fields.shown(value)));
        }
        return new BigDecimal(plain);
    }

    private static @Nullable String customer(@Nullable String value) throws BadValue {
        if (value != null && value.length() > MAX_CUSTOMER) {
            throw new BadValue(RejectReason.CUSTOMER_TOO_LONG, "over %d characters".formatted(MAX_CUSTOMER));
        }
        return value;
    }

    private static @Nullable Instant orderedAt(@Nullable String value) throws BadValue {
        try {
            return value == null ? null : OrderDates.read(value);
        } catch (DateTimeParseException e) {
            throw new BadValue(
                    RejectReason.DATE_UNREADABLE,
                    "'%s' is neither dd/MM/yyyy HH:mm nor an ISO date".formatted(Fields.shown(value)));
        }
    }
}
