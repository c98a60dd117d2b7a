package dev.pickwright.backend.sync.copies;

import dev.pickwright.model.sync.TableRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be told of rows by their texts alone. */
public final class CopiedRows {

    private CopiedRows() {}

    // NullAway does not see in the class file of a record that values may be null.
    @SuppressWarnings("NullAway")
    public static TableRows table(String name, List<String> columns, List<List<@Nullable String>> rows) {
        return new TableRows(name, columns, rows);
    }

    /** The values of some columns, row by row. */
    static List<List<@Nullable String>> of(TableRows rows, List<String> columns) {
        int[] at = columns.stream().mapToInt(rows.columns()::indexOf).toArray();
        List<List<@Nullable String>> found = new ArrayList<>(rows.rows().size());
        for (List<@Nullable String> row : rows.rows()) {
            List<@Nullable String> values = new ArrayList<>(at.length);
            for (int each : at) {
                values.add(row.get(each));
            }
            found.add(Collections.unmodifiableList(values));
        }
        return found;
    }

    /** In an order that does not hang on the database's. */
    static TableRows sorted(TableRows rows, List<String> key) {
        int[] at = key.stream().mapToInt(rows.columns()::indexOf).toArray();
        Comparator<List<@Nullable String>> order = (one, other) -> {
            for (int each : at) {
                int compared = String.valueOf(one.get(each)).compareTo(String.valueOf(other.get(each)));
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
        return CopiedRows.table(
                rows.table(), rows.columns(), rows.rows().stream().sorted(order).toList());
    }

    /** SHA-256 of the values, each after its length in four bytes, which is -1 for null. */
    static String digest(TableRows rows) {
        MessageDigest digest = sha256();
        ByteBuffer length = ByteBuffer.allocate(4);
        for (List<@Nullable String> row : rows.rows()) {
            for (String value : row) {
                byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        length.clear().putInt(value == null ? -1 : bytes.length).flip());
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
