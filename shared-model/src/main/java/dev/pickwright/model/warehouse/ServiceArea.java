package dev.pickwright.model.warehouse;

import dev.pickwright.model.routing.Destination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What routing looks at in a warehouse.
 * Constructing it throws {@link IllegalArgumentException} if a region is no code, or a coordinate is out of range or alone.
 *
 * @param active whether it takes new work
 * @param regions countries or subdivisions by ISO 3166, at most 100; empty serves everywhere
 * @param latitude in degrees; null if unknown
 * @param longitude in degrees; null if unknown
 */
public record ServiceArea(
        boolean active,
        List<String> regions,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** Takes work from everywhere; nobody knows where it is. */
    public static final ServiceArea EVERYWHERE = new ServiceArea(true, List.of(), null, null);

    public ServiceArea {
        if (regions == null || regions.size() > 100) {
            throw new IllegalArgumentException("regions is a list of at most 100 codes");
        }
        regions.forEach(region -> Destination.requireRegion("regions", region));
        regions = regions.stream().distinct().sorted().toList();
        Destination.requireCoordinates(latitude, longitude);
    }

    /** Whether a destination in the region may be served; a country includes its subdivisions. */
    public boolean serves(@Nullable String region) {
        return region == null
                || regions.isEmpty()
                || regions.stream().anyMatch(each -> region.equals(each) || region.startsWith(each + "-"));
    }
}
