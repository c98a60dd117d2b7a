package dev.pickwright.backend.intake;

import dev.pickwright.backend.intake.FileLine.Bad;
import dev.pickwright.backend.intake.FileLine.Good;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.intake.RejectReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of one order, all of them, come to: an order to create, or none; and the lines that are rejected
 * either way. Non-stock lines are left out alone; any other bad line takes the whole order with it.
 *
 * @param order null if there is nothing to create
 * @param taken the lines of {@code order}, in its order
 * @param rejects lines that are rejected whatever becomes of the order
 */
record OrderPlan(@Nullable CreateOrder order, List<FileLine> taken, List<Reject> rejects) {

    /** @param lines at least one, at most {@link CreateOrder#MAX_LINES}, by place in the file */
    static OrderPlan of(List<FileLine> lines) {
        List<Reject> rejects = new ArrayList<>();
        List<FileLine> good = new ArrayList<>();
        @Nullable Reject culprit = null;
        for (FileLine line : lines) {
            if (line.content() instanceof Bad(RejectReason reason, String detail)) {
                Reject reject = line.reject(reason, detail);
                rejects.add(reject);
                culprit = culprit == null && reason != RejectReason.NON_STOCK ? reject : culprit;
            } else {
                good.add(line);
            }
        }
        if (culprit != null) {
            for (FileLine line : good) {
                rejects.add(because(line, culprit));
            }
            good.clear();
        }
        return new OrderPlan(good.isEmpty() ? null : order(lines, good), good, rejects);
    }

    /** The rejects of all taken lines when some of them turn out bad: those by the reason, the others because of the first. */
    List<Reject> rejectedFor(RejectReason reason, Predicate<Good> bad, String detail) {
        List<Reject> all = new ArrayList<>();
        Reject culprit = null;
        for (FileLine line : taken) {
            if (line.content() instanceof Good good && bad.test(good)) {
                Reject reject = line.reject(reason, detail.formatted(good.sku()));
                culprit = culprit == null ? reject : culprit;
                all.add(reject);
            }
        }
        if (culprit == null) {
            throw new IllegalArgumentException("no line of the order is bad");
        }
        for (FileLine line : taken) {
            if (line.content() instanceof Good good && !bad.test(good)) {
                all.add(because(line, culprit));
            }
        }
        return all;
    }

    /** The rejects of all taken lines for a reason that stands for the order as a whole. */
    List<Reject> rejectedAll(RejectReason reason, String detail) {
        return taken.stream().map(line -> line.reject(reason, detail)).toList();
    }

    Set<String> skus() {
        return descriptions().keySet();
    }

    /** By SKU, the first description that is not blank; null if all are. */
    Map<String, @Nullable String> descriptions() {
        Map<String, @Nullable String> descriptions = new LinkedHashMap<>();
        for (FileLine line : taken) {
            if (line.content() instanceof Good good && descriptions.get(good.sku()) == null) {
                descriptions.put(good.sku(), good.description());
            }
        }
        return descriptions;
    }

    private static Reject because(FileLine line, Reject culprit) {
        return line.reject(
                RejectReason.ORDER_REJECTED,
                "line %d of the order: %s, %s"
                        .formatted(culprit.line(), culprit.reason().wire(), culprit.detail()));
    }

    private static CreateOrder order(List<FileLine> all, List<FileLine> good) {
        List<CreateOrder.Line> lines = new ArrayList<>();
        Good first = null;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).content() instanceof Good line) {
                first = first == null ? line : first;
                lines.add(new CreateOrder.Line(i + 1, line.sku(), line.quantity(), line.unitPrice(), line.warehouse()));
            }
        }
        return new CreateOrder(
                good.getFirst().orderNumber(),
                first == null ? null : first.customer(),
                first == null ? null : first.orderedAt(),
                lines);
    }
}
