package dev.pickwright.backend.platform.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.stereotype.Component;

/**
 * Seals secrets for the database with AES-256-GCM. The key lies outside of it: in {@code secrets.key} of the data
 * folder, made at the first start and readable by its owner only, or in the file that {@code
 * pickwright.secrets-key} names, so that several processes on one database can share it.
 */
@Component
public class Vault {

    private final AesBytesEncryptor cipher;

    /** @throws IllegalStateException if the key cannot be read or made, saying which file */
    Vault(@Value("${pickwright.data}") Path data, @Value("${pickwright.secrets-key:#{null}}") @Nullable Path shared) {
        byte[] key = shared == null ? KeyFile.readOrMake(data.resolve("secrets.key")) : KeyFile.read(shared);
        this.cipher = new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), CipherAlgorithm.GCM.defaultIvGenerator(), CipherAlgorithm.GCM);
    }

    /** Every time another text, though the secret be the same. */
    public String seal(String secret) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** The secret; empty if it was sealed with another key, or changed since. */
    public Optional<String> open(String sealed) {
        try {
            return Optional.of(new String(cipher.decrypt(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
