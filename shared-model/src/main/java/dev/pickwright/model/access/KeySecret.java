package dev.pickwright.model.access;

/**
 * A key with its secret; told once.
 *
 * @param secret {@code pw_} and 64 hexadecimal digits, to send as {@code Authorization: Bearer}
 */
public record KeySecret(KeyView key, String secret) {

    /** Without the secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return "KeySecret[key=%s]".formatted(key.name());
    }
}
