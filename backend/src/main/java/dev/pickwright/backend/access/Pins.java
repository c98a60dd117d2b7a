package dev.pickwright.backend.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes PINs with bcrypt. It takes long on purpose, so nobody holds a connection meanwhile. */
@Component
class Pins {

    private final PasswordEncoder encoder;
    /** Of a text that nobody knows. */
    private final String stranger;

    Pins(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.stranger = hash(Secrets.fresh());
    }

    String hash(String pin) {
        return Objects.requireNonNull(encoder.encode(pin));
    }

    /** Takes as long whatever comes out, and whether there is a hash or none. */
    boolean right(String pin, @Nullable String hash) {
        if (hash == null) {
            encoder.matches(pin, stranger);
            return false;
        }
        boolean right = encoder.matches(pin, hash);
        // An older hash costs half as much for each step that it is weaker.
        for (int more = (1 << Math.max(0, cost(stranger) - cost(hash))) - 1; more > 0; more--) {
            encoder.matches(pin, hash);
        }
        return right;
    }

    /** Whether the hash is weaker than those made today. */
    boolean weak(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private static int cost(String hash) {
        return Integer.parseInt(hash.substring(4, 6));
    }
}
