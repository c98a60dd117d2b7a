package dev.pickwright.backend.audit;

import dev.pickwright.model.audit.AuditRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one entry hangs on the one before it. docs/audit.md says it for those who check it with tools of their own. */
final class Links {

    /** The chain of what belongs to no warehouse. */
    static final UUID NO_WAREHOUSE = new UUID(0, 0);

    /** What the first entry of a chain hangs on. */
    static final String ORIGIN = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();
    private static final int NULL = -1;

    private Links() {}

    /** SHA-256 of the hash before and of all fields in order, each by its length and its text; the note by its hash. */
    static String hash(AuditRecord entry) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.write(HEX.parseHex(entry.previousHash()));
            Object[] fields = {
                entry.sealedAs() == null ? entry.chain() : entry.sealedAs(),
                entry.number(),
                entry.id(),
                entry.at(),
                entry.deviceAt(),
                entry.sealedAt(),
                entry.operation(),
                entry.warehouse(),
                entry.order(),
                entry.fulfillment(),
                entry.picklist(),
                entry.operator(),
                entry.approver(),
                entry.actor(),
                entry.station(),
                entry.before(),
                entry.after(),
                entry.entry(),
                entry.detail(),
                entry.noteHash()
            };
            for (@Nullable Object field : fields) {
                write(out, field);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HEX.formatHex(sha256(bytes.toByteArray()));
    }

    static String noteHash(String salt, String note) {
        return HEX.formatHex(sha256((salt + note).getBytes(StandardCharsets.UTF_8)));
    }

    /** The entry with the facts of its seal; its warehouse is that of its chain. */
    static AuditRecord sealed(
            AuditRecord entry,
            long number,
            Instant sealedAt,
            @Nullable String noteSalt,
            @Nullable String noteHash,
            String previousHash,
            String hash) {
        return new AuditRecord(
                entry.chain(),
                number,
                entry.id(),
                entry.at(),
                entry.deviceAt(),
                sealedAt,
                entry.operation(),
                entry.chain().equals(NO_WAREHOUSE) ? null : entry.chain(),
                entry.order(),
                entry.fulfillment(),
                entry.picklist(),
                entry.operator(),
                entry.approver(),
                entry.actor(),
                entry.station(),
                entry.before(),
                entry.after(),
                entry.entry(),
                entry.detail(),
                entry.note(),
                noteSalt,
                noteHash,
                previousHash,
                hash,
                null);
    }

    private static void write(DataOutputStream out, @Nullable Object field) throws IOException {
        if (field == null) {
            out.writeInt(NULL);
            return;
        }
        byte[] text = field.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
