package dev.pickwright.station.backend.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a station keeps of being enrolled.
 *
 * @param certificate the SHA-256 of the server's, which is trusted for it; null if the computer trusts it anyway
 * @param station the id under which the server knows this one
 * @param key the private key, PKCS #8 in base64
 */
record Enrolment(URI server, @Nullable String certificate, String station, String key) {

    Enrolment trusting(@Nullable String now) {
        return new Enrolment(server, now, station, key);
    }

    /** Without the key, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Enrolment[server=%s, station=%s]".formatted(server, station);
    }
}
