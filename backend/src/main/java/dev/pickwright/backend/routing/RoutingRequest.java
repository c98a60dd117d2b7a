package dev.pickwright.backend.routing;

import dev.pickwright.model.routing.Destination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be routed.
 *
 * @param destination null if unknown
 * @param override whether slots may go over their limits
 */
public record RoutingRequest(List<Demand> lines, @Nullable Destination destination, boolean override) {

    public RoutingRequest {
        lines = List.copyOf(lines);
    }

    @Nullable
    String region() {
        return destination == null ? null : destination.region();
    }
}
