package dev.pickwright.model.access;

import java.time.Instant;

/**
 * What a station sends as {@code Authorization: Bearer} until it expires.
 *
 * @param token shown once
 */
public record StationToken(String token, StationView station, Instant expiresAt) {

    /** Without the token, so that it never reaches a log. */
    @Override
    public String toString() {
        return "StationToken[station=%s]".formatted(station.id());
    }
}
