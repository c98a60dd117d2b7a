package dev.pickwright.model.routing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes, as far as routing wants to know.
 * Constructing it throws {@link IllegalArgumentException} if the region is no code, or a coordinate is out of range or alone.
 *
 * @param region a country ({@code GB}) or a subdivision ({@code GB-SCT}) by ISO 3166; null if unknown
 * @param latitude in degrees; null if unknown
 * @param longitude in degrees; null if unknown
 */
public record Destination(
        @Nullable String region,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

    public Destination {
        if (region != null) {
            requireRegion("region", region);
        }
        requireCoordinates(latitude, longitude);
    }

    /** @throws IllegalArgumentException if it is neither a country's nor a subdivision's code */
    public static void requireRegion(String field, @Nullable String region) {
        if (region == null || !CODE.matcher(region).matches()) {
            throw new IllegalArgumentException(field + " wants codes such as GB or GB-SCT");
        }
    }

    /** @throws IllegalArgumentException if one is missing or out of range */
    public static void requireCoordinates(@Nullable Double latitude, @Nullable Double longitude) {
        if (latitude != null && !(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("latitude is -90 to 90");
        }
        if (longitude != null && !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("longitude is -180 to 180");
        }
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("latitude and longitude come together");
        }
    }
}
