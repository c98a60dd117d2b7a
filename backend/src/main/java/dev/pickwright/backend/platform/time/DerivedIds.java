package dev.pickwright.backend.platform.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ids of rows that an operation makes: wherever it is carried out, the n-th row of a table has the same one. They are
 * hashes of the operation's id, the table and n, in the shape of a UUIDv7 with the time of the operation's id.
 */
public final class DerivedIds {

    private static final ScopedValue<DerivedIds> CURRENT = ScopedValue.newInstance();

    private final UUID operation;
    private final Map<String, Integer> made = new HashMap<>();

    private DerivedIds(UUID operation) {
        this.operation = operation;
    }

    /** Runs the work of an operation; work that is run again counts anew. */
    public static <T> T within(UUID operation, Supplier<T> work) {
        return ScopedValue.where(CURRENT, new DerivedIds(operation)).call(work::get);
    }

    /** Null while no operation is carried out. */
    static @Nullable UUID next(String table) {
        return CURRENT.isBound() ? CURRENT.get().of(table) : null;
    }

    private UUID of(String table) {
        int n = made.merge(table, 1, Integer::sum);
        ByteBuffer seed = ByteBuffer.allocate(20)
                .putLong(operation.getMostSignificantBits())
                .putLong(operation.getLeastSignificantBits())
                .putInt(n)
                .flip();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(seed);
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(table.getBytes(StandardCharsets.UTF_8)));
            long high = operation.getMostSignificantBits() & 0xffff_ffff_ffff_0000L | 0x7000L | hash.getLong() & 0xfffL;
            long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
