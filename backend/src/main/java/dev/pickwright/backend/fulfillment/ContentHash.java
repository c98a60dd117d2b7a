package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.fulfillment.CreateOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Tells a repeated order from another one under the same number: what was ordered, not how it was written. */
public final class ContentHash {

    private ContentHash() {}

    /** SHA-256 of the customer, the lines, and the destination if there is one; SKU codes in upper case, prices without trailing zeros. */
    public static String of(CreateOrder order) {
        StringBuilder text = new StringBuilder().append(order.customer()).append('\n');
        for (CreateOrder.Line line : order.lines()) {
            text.append(line.lineNumber())
                    .append('|')
                    .append(line.sku().toUpperCase(Locale.ROOT))
                    .append('|')
                    .append(line.quantity().units())
                    .append('|')
                    .append(
                            line.unitPrice() == null
                                    ? ""
                                    : line.unitPrice().stripTrailingZeros().toPlainString())
                    .append('|')
                    .append(line.warehouse() == null ? "" : line.warehouse().toUpperCase(Locale.ROOT))
                    .append('\n');
        }
        var to = order.destination();
        if (to != null) {
            text.append("to ")
                    .append(to.region())
                    .append(' ')
                    .append(to.latitude())
                    .append(' ');
            text.append(to.longitude()).append('\n');
        }
        return sha256(text.toString());
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
