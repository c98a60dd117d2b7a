package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pickwright.model.access.OperatorId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station asks for work.
 *
 * @param active how many lists to have begun or to begin now
 * @param reserve how many more to have for a time without central
 * @param tote the code of a tote that stands at the station, for what lies in it; null for none
 * @param approvedBy the supervisor who lets it be packed though what was picked has not arrived; null if nobody does
 * @param request the same question with the same id grants nothing more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WantWork(
        UUID request,
        int active,
        int reserve,
        @Nullable String tote,
        @Nullable OperatorId approvedBy) {

    public WantWork(UUID request, int active, int reserve) {
        this(request, active, reserve, null, null);
    }
}
