package dev.pickwright.model.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A station's keys on the curve P-256, and what it signs with them (RFC 7523, ES256). */
public final class StationKeyPair {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final Duration LIFE = Duration.ofMinutes(2);

    private StationKeyPair() {}

    public static KeyPair fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /**
     * What shows that it holds the key; good for one token.
     *
     * @param key the private key, PKCS #8 in base64
     * @param id fresh
     * @param now by the server's clock
     */
    public static String assertion(StationId station, String key, UUID id, Instant now) {
        String claims =
                "{\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"pickwright\",\"iat\":%2$d,\"exp\":%3$d,\"jti\":\"%4$s\"}"
                        .formatted(station, now.getEpochSecond(), now.plus(LIFE).getEpochSecond(), id);
        String said = part("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey(key));
            signature.update(said.getBytes(StandardCharsets.US_ASCII));
            return said + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the station's key is damaged", e);
        }
    }

    private static PrivateKey privateKey(String key) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(key);
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static String part(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
