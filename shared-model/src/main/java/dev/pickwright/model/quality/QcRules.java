package dev.pickwright.model.quality;

import dev.pickwright.model.Fields;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a warehouse wants checked besides flagged SKUs, and how.
 * Constructing it throws {@link IllegalArgumentException} if a value is out of its range or stands twice.
 *
 * @param customers whose orders are always checked, compared without case; at most 1,000 of at most 80 characters
 * @param orderValueAbove orders of more value are checked; null for no limit
 * @param sampleRate of the others, so many in 10,000
 * @param points the checklist, at most 50; empty for the usual one
 */
public record QcRules(
        List<String> customers, @Nullable BigDecimal orderValueAbove, int sampleRate, List<QcPoint> points) {

    /** No rule but that of flagged SKUs. */
    public static final QcRules NONE = new QcRules(List.of(), null, 0, List.of());

    private static final int MAX_CUSTOMERS = 1_000;
    private static final int MAX_POINTS = 50;

    public QcRules {
        points = List.copyOf(points);
        if (customers.size() > MAX_CUSTOMERS) {
            throw new IllegalArgumentException("customers has at most %d entries".formatted(MAX_CUSTOMERS));
        }
        customers = customers.stream()
                .map(customer -> Fields.text("customers", customer, 80))
                .toList();
        if (sampleRate < 0 || sampleRate > QcSampling.WHOLE) {
            throw new IllegalArgumentException("sample_rate is 0 to %d".formatted(QcSampling.WHOLE));
        }
        Fields.number("order_value_above", orderValueAbove);
        if (orderValueAbove != null && orderValueAbove.signum() < 0) {
            throw new IllegalArgumentException("order_value_above is 0 or more");
        }
        if (points.size() > MAX_POINTS) {
            throw new IllegalArgumentException("points has at most %d entries".formatted(MAX_POINTS));
        }
        unique("customers", customers.stream().map(QcRules::key).toList());
        unique("points", points.stream().map(QcPoint::code).toList());
    }

    /** A customer's name as it is compared. */
    public static String key(String customer) {
        return customer.strip().toLowerCase(Locale.ROOT);
    }

    private static void unique(String field, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException("%s: %s stands twice".formatted(field, value));
            }
        }
    }
}
