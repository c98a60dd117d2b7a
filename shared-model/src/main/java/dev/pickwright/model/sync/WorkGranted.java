package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All leases of the station, with the copies of what was granted now.
 *
 * @param refusal why nothing was granted; null if that is not refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkGranted(
        int central, @Nullable GrantRefusal refusal, List<GrantedLease> leases, List<LeaseSnapshot> snapshots) {
    public WorkGranted {
        leases = List.copyOf(leases);
        snapshots = List.copyOf(snapshots);
    }
}
