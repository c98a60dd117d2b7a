package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of all operations of an incarnation up to one: the first 16 bytes of SHA-256 over the hash before and the
 * operation's {@link Operation#canonical() canonical bytes}. Two logs that agree in it agree in everything before.
 */
public record Chain(long high, long low) {

    /** Before the first operation. */
    public static final Chain START = new Chain(0, 0);

    /** @throws IllegalArgumentException unless these are 32 hexadecimal digits */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Chain of(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length != 16) {
            throw new IllegalArgumentException("a chain has 32 hexadecimal digits, not " + hex.length());
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Chain(buffer.getLong(), buffer.getLong());
    }

    /** With one more operation. */
    public Chain with(Operation operation) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(16).putLong(high).putLong(low).flip());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(operation.canonical()));
            return new Chain(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
