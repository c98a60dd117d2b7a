package dev.pickwright.backend.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A station's public key on the curve P-256. */
final class StationKey {

    private final ECPublicKey key;
    private final ECDSAVerifier verifier;

    private StationKey(ECPublicKey key, ECDSAVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * Reads it.
     *
     * @param text X.509 SubjectPublicKeyInfo in base64
     * @throws IllegalArgumentException if it is no such key
     */
    static StationKey of(String text) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
            if (KeyFactory.getInstance("EC").generatePublic(spec) instanceof ECPublicKey key) {
                var verifier = new ECDSAVerifier(key);
                if (verifier.supportedJWSAlgorithms().equals(Set.of(JWSAlgorithm.ES256))) {
                    return new StationKey(key, verifier);
                }
            }
            throw refused(null);
        } catch (GeneralSecurityException | JOSEException e) {
            throw refused(e);
        }
    }

    ECDSAVerifier verifier() {
        return verifier;
    }

    /** As it is stored: one text for one key. */
    String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** SHA-256 in hexadecimal. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static IllegalArgumentException refused(@Nullable Exception cause) {
        return new IllegalArgumentException("public_key is no P-256 public key in base64", cause);
    }
}
