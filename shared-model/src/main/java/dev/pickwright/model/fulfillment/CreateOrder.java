package dev.pickwright.model.fulfillment;

import dev.pickwright.model.Fields;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.routing.Destination;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as another system hands it over; repeated SKUs stay separate lines.
 * Constructing it throws {@link IllegalArgumentException} if a text is empty or too long, there is no line or more than {@value #MAX_LINES}, or a line number repeats.
 *
 * @param number the order's number there, 1 to 40 characters, unique here
 * @param customer who ordered, at most 80 characters
 * @param orderedAt when it was ordered there
 * @param destination where it goes; null if unknown
 * @param capacityOverride why it may go over a time slot's limit, at most 200 characters; null if it must not
 */
public record CreateOrder(
        String number,
        @Nullable String customer,
        @Nullable Instant orderedAt,
        List<Line> lines,
        @Nullable Destination destination,
        @Nullable String capacityOverride) {

    public static final int MAX_LINES = 2_000;

    private static final BigDecimal MAX_PRICE = new BigDecimal("10000000000");

    /** An order that says nothing of where it goes. */
    public CreateOrder(String number, @Nullable String customer, @Nullable Instant orderedAt, List<Line> lines) {
        this(number, customer, orderedAt, lines, null, null);
    }

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
            sku = Fields.text("sku", sku, 40);
            if (quantity == null) {
                throw new IllegalArgumentException("quantity is needed");
            }
            if (unitPrice != null
                    && (unitPrice.signum() < 0
                            || unitPrice.compareTo(MAX_PRICE) >= 0
                            || unitPrice.stripTrailingZeros().scale() > 4)) {
                throw new IllegalArgumentException("unit_price is 0 or more, less than 10000000000, with 4 decimals");
            }
            warehouse = Fields.optional("warehouse", warehouse, 16);
        }
    }

    public CreateOrder {
        number = Fields.text("number", number, 40);
        customer = Fields.optional("customer", customer, 80);
        capacityOverride = Fields.optional("capacity_override", capacityOverride, 200);
        if (lines == null || lines.stream().anyMatch(line -> line == null)) {
            throw new IllegalArgumentException("lines is a list of order lines");
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

    /** The sum of its lines, as far as their prices are known. */
    public BigDecimal value() {
        return lines.stream()
                .filter(line -> line.unitPrice() != null)
                .map(line -> Objects.requireNonNull(line.unitPrice())
                        .multiply(BigDecimal.valueOf(line.quantity().units())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
