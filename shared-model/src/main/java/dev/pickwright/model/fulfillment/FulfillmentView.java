package dev.pickwright.model.fulfillment;

import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.shipping.ShipmentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment with all that a supervisor wants to see of it.
 *
 * @param gates what keeps it from its next step; empty if nothing does
 * @param nextStep what is done next, once no gate is unmet; null where the work has ended
 * @param holds also those that are released, the newest first
 * @param attempts the failed ones, the newest first
 * @param avoidedBins where its goods were not found; a retry takes them from elsewhere
 * @param slot when its warehouse works on it; null where that does not work by time slots
 * @param history newest first
 */
public record FulfillmentView(
        FulfillmentSummary summary,
        @Nullable String customer,
        int pickAttempts,
        int maxPickAttempts,
        int packAttempts,
        int maxPackAttempts,
        boolean qcRequired,
        @Nullable String qcReason,
        List<ItemView> items,
        List<PackageView> packages,
        List<QcCheckView> qcChecks,
        @Nullable ShipmentView shipment,
        List<GateView> gates,
        @Nullable NextStep nextStep,
        List<HoldView> holds,
        List<AttemptView> attempts,
        List<AvoidedBin> avoidedBins,
        @Nullable TakenSlot slot,
        List<HistoryEntry> history) {

    /** One line; quantities in base units. */
    public record ItemView(
            ItemId id,
            int lineNumber,
            String sku,
            String description,
            int ordered,
            int allocated,
            int picked,
            int shortQuantity,
            int packed) {}

    /**
     * An unmet condition of the next step.
     *
     * @param code stable, such as {@code qc_not_passed}
     * @param clearedBy the role that can clear it
     * @param action the operation that does
     * @param subject what that operation is done on, such as a hold's id; null if it is the fulfillment itself
     */
    public record GateView(
            String code,
            String detail,
            String clearedBy,
            String action,
            @Nullable String subject) {}

    /**
     * An attempt that failed.
     *
     * @param stage {@code pick} or {@code pack}
     * @param number from 1, within its stage
     * @param operator a name; null if a system reported it
     */
    public record AttemptView(
            String stage,
            int number,
            String cause,
            Instant at,
            @Nullable String operator) {}

    /** A bin in which an item was not found. */
    public record AvoidedBin(String bin, String sku) {}

    /**
     * The time slot that it takes capacity of.
     *
     * @param timeZone of the warehouse, by which its people read the times
     * @param overrideBy who let it in although the slot was full or closed; null if it had room
     */
    public record TakenSlot(
            Instant startsAt,
            Instant endsAt,
            Instant cutOffAt,
            String timeZone,
            @Nullable String overrideBy,
            @Nullable String overrideReason) {}

    /**
     * One thing that happened.
     *
     * @param operation as in docs/domain.md, lower case with underscores
     * @param operator a name; null if a system did it
     * @param detail a plain sentence or code and quantity; null if the operation says it all
     */
    public record HistoryEntry(
            Instant at,
            String operation,
            @Nullable String operator,
            @Nullable String station,
            @Nullable String before,
            @Nullable String after,
            @Nullable String detail) {}

    public FulfillmentView {
        items = List.copyOf(items);
        packages = List.copyOf(packages);
        qcChecks = List.copyOf(qcChecks);
        gates = List.copyOf(gates);
        holds = List.copyOf(holds);
        attempts = List.copyOf(attempts);
        avoidedBins = List.copyOf(avoidedBins);
        history = List.copyOf(history);
    }
}
