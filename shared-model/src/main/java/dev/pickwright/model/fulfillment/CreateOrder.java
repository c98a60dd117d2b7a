package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as another system hands it over; repeated SKUs stay separate lines.
 * Constructing it throws {@link IllegalArgumentException} if a text is empty or too long, there is no line or more than {@value #MAX_LINES}, or a line number repeats.
 *
 * @param number the order's number there, 1 to 40 characters, unique here
 * @param customer who ordered, at most 80 characters
 * @param orderedAt when it was ordered there
 */
public record CreateOrder(
        String number, @Nullable String customer, @Nullable Instant orderedAt, List<Line> lines) {

    public static final int MAX_LINES = 2_000;

    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(1_000_000_000);

    /**
     * One order line.
     *
     * @param lineNumber as the other system counts, 1 or more
     * @param sku compared without case, 1 to 40 characters
     * @param unitPrice in the order's currency, 0 to 1,000,000,000; null if unknown
     * @param warehouse at most 16 characters: the code of the warehouse that must serve it; null leaves the choice to routing
     */
    public record Line(
            int lineNumber,
            String sku,
            Quantity quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable String warehouse) {
        public Line {
            if (lineNumber < 1) {
                throw new IllegalArgumentException("line_number is 1 or more, not " + lineNumber);
            }
            sku = sku.strip();
            if (sku.isEmpty() || sku.length() > 40) {
                throw new IllegalArgumentException("sku has 1 to 40 characters");
            }
            if (unitPrice != null && (unitPrice.signum() < 0 || unitPrice.compareTo(MAX_PRICE) > 0)) {
                throw new IllegalArgumentException("unit_price is 0 to " + MAX_PRICE);
            }
            if (warehouse != null && warehouse.length() > 16) {
                throw new IllegalArgumentException("warehouse has at most 16 characters");
            }
        }
    }

    public CreateOrder {
        number = number.strip();
        if (number.isEmpty() || number.length() > 40) {
            throw new IllegalArgumentException("number has 1 to 40 characters");
        }
        if (customer != null && customer.length() > 80) {
            throw new IllegalArgumentException("customer has at most 80 characters");
        }
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("lines are 1 to %d, not %d".formatted(MAX_LINES, lines.size()));
        }
        Set<Integer> numbers = new HashSet<>();
        for (Line line : lines) {
            if (!numbers.add(line.lineNumber())) {
                throw new IllegalArgumentException("lines have line_number %d twice".formatted(line.lineNumber()));
            }
        }
    }
}
