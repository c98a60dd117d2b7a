package dev.pickwright.model.access;

import dev.pickwright.model.Fields;

/**
 * A station shows that it holds its private key (RFC 7523).
 * Constructing it throws {@link IllegalArgumentException} if the text is blank or too long.
 *
 * @param assertion a JWT signed with ES256: {@code iss} and {@code sub} the station's id, {@code aud} {@code pickwright},
 *     {@code iat}, {@code exp} at most five minutes later, {@code jti} fresh
 */
public record StationProof(String assertion) {

    public StationProof {
        assertion = Fields.text("assertion", assertion, 2000);
    }

    @Override
    public String toString() {
        return "StationProof[]";
    }
}
