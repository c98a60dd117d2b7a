package dev.pickwright.backend.platform.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/**
 * Seals secrets for the database with AES-256-GCM. The key lies outside of it: in {@code secrets.key} of the data
 * folder, made at the first start and readable by its owner only, or in the file that {@code
 * pickwright.secrets-key} names, so that several processes on one database can share it.
 */
@Component
public class Vault {

    private static final String MAC = "HmacSHA256";

    /** There is no key to seal with; says which file it should be in, and never what is in it. */
    public static final class NoKey extends RuntimeException {
        NoKey(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    private final BytesEncryptor cipher;
    private final SecretKeySpec marks;

    /** @throws NoKey if the key cannot be read or made */
    Vault(@Value("${pickwright.data}") Path data, @Value("${pickwright.secrets-key:#{null}}") @Nullable Path shared) {
        byte[] key = shared == null ? KeyFile.readOrMake(data.resolve("secrets.key")) : KeyFile.read(shared);
        this.cipher = AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key, "AES"))
                .build();
        this.marks = new SecretKeySpec(mac(new SecretKeySpec(key, MAC), "marks"), MAC);
    }

    /**
     * Stands for a text without telling it: always the same for it, and nobody without the key can find the text by
     * trying. 64 hexadecimal digits.
     */
    public String mark(String text) {
        return HexFormat.of().formatHex(mac(marks, text));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Every time another text, though the secret be the same. */
    public String seal(String secret) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** The secret; empty if it was sealed with another key, or changed since. */
    public Optional<String> open(String sealed) {
        try {
            return Optional.of(new String(cipher.decrypt(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
