package dev.pickwright.model.audit;

import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to what a code stands for, the newest first.
 *
 * @param subject what the code stands for; null if it stands for several things
 * @param choices those, if it does: ask again and name one
 * @param next the cursor to ask for what is older; null at the end
 */
public record Timeline(
        @Nullable Subject subject,
        List<Subject> choices,
        List<Entry> items,
        @Nullable String next) {

    public Timeline {
        choices = List.copyOf(choices);
        items = List.copyOf(items);
    }

    /** What has a timeline. */
    public enum Kind implements Wire {
        ORDER,
        FULFILLMENT,
        TOTE,
        PACKAGE,
        OPERATOR,
        STATION
    }

    /**
     * One thing that has a timeline.
     *
     * @param ref names it in a request, such as {@code tote:0199...}
     * @param name as a person reads it
     * @param warehouse its code; null if it is at home in none
     */
    public record Subject(
            Kind kind, String ref, String name, @Nullable String warehouse) {}

    /**
     * One thing that happened.
     *
     * @param operation as in the trail
     * @param who the operator's name, or that of a system; null if the name was erased
     * @param approver the name of who let them; null if it took nobody, or was erased
     * @param said what the product said of it, and what somebody typed
     * @param erased whether what somebody typed was erased
     */
    public record Entry(
            UUID id,
            Instant at,
            String operation,
            @Nullable String who,
            @Nullable String approver,
            @Nullable String station,
            @Nullable String warehouse,
            @Nullable String before,
            @Nullable String after,
            @Nullable String said,
            boolean erased,
            @Nullable FulfillmentId fulfillment,
            @Nullable String fulfillmentNumber) {}
}
