package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case, as the inbox lists it.
 *
 * @param number of the fulfillment; null if it is about none
 * @param code why the first of its operations does not fit; null for a case that is about none
 * @param outcomes what can be decided now
 * @param resolvedAt null while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        CaseId id,
        CaseKind kind,
        @Nullable FulfillmentId fulfillment,
        @Nullable String number,
        String warehouse,
        StationId station,
        String stationName,
        @Nullable VerdictCode code,
        Instant openedAt,
        int operations,
        List<StopNotice.Goods> goods,
        List<CaseOutcome> outcomes,
        @Nullable CaseOutcome outcome,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String reason,
        long version) {

    public CaseView {
        goods = List.copyOf(goods);
        outcomes = List.copyOf(outcomes);
    }
}
