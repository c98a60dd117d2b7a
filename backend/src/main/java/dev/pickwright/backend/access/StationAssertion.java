package dev.pickwright.backend.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a station signed to show that it holds its private key (RFC 7523); nothing in it is believed before that. */
final class StationAssertion {

    private static final List<String> AUDIENCE = List.of("pickwright");
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** How far a station's clock may be off. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final SignedJWT jwt;
    private final UUID station;
    private final String id;
    private final Instant issuedAt;
    private final Instant expiresAt;

    private StationAssertion(SignedJWT jwt, UUID station, String id, Instant issuedAt, Instant expiresAt) {
        this.jwt = jwt;
        this.station = station;
        this.id = id;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    /** Empty if it is none of the kind that a station signs. */
    static Optional<StationAssertion> read(String text) {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String subject = claims.getSubject();
            boolean complete = JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    && subject != null
                    && subject.equals(claims.getIssuer())
                    && AUDIENCE.equals(claims.getAudience())
                    && claims.getIssueTime() != null
                    && claims.getExpirationTime() != null
                    && claims.getJWTID() != null
                    && !claims.getJWTID().isBlank();
            return complete
                    ? Optional.of(new StationAssertion(
                            jwt,
                            UUID.fromString(subject),
                            claims.getJWTID(),
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Who it says it is. */
    UUID station() {
        return station;
    }

    /** Names this assertion among all of the station's. */
    String id() {
        return id;
    }

    /** Until when it could be shown again. */
    Instant rememberedUntil() {
        return expiresAt.plus(SKEW);
    }

    /** Whether this key signed it, and it is valid now. */
    boolean holds(StationKey key, Instant now) {
        try {
            return jwt.verify(key.verifier())
                    && !issuedAt.isAfter(now.plus(SKEW))
                    && rememberedUntil().isAfter(now)
                    && !issuedAt.plus(LONGEST).isBefore(expiresAt);
        } catch (JOSEException e) {
            return false;
        }
    }
}
