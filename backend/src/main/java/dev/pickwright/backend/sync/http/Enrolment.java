package dev.pickwright.backend.sync.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pickwright.model.access.StationId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a station with a backend of its own keeps of its central.
 *
 * @param certificate the SHA-256 of central's, which is trusted for it; null if the computer trusts it anyway
 * @param station the id under which central knows it; null until it is enrolled
 * @param key the private key, PKCS #8 in base64; null until it is enrolled
 * @param name under which operators sign in there; null until central said it
 * @param warehouse the code of the one where it stands; null until central said it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Enrolment(
        URI central,
        @Nullable String certificate,
        @Nullable StationId station,
        @Nullable String key,
        @Nullable String name,
        @Nullable String warehouse) {

    /** Knows no more than where central is. */
    public static Enrolment at(URI central) {
        return new Enrolment(central, null, null, null, null, null);
    }

    @JsonIgnore
    public boolean enrolled() {
        return station != null && key != null;
    }

    Enrolment called(String now, String site) {
        return new Enrolment(central, certificate, station, key, now, site);
    }

    /** Without the key, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Enrolment[central=%s, station=%s]".formatted(central, station);
    }
}
