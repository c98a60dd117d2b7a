package dev.pickwright.model.quality;

import dev.pickwright.model.packing.PackageView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a QC result was given for: which package holds how many of which SKU,
 * lot and serial. Weight does not count. */
public final class ContentsHash {

    private ContentsHash() {}

    /** SHA-256 over package, SKU, lot, serial and quantity, in an order that does not depend on how they were read. */
    public static String of(List<PackageView> packages) {
        List<String> lines = packages.stream()
                .flatMap(box -> box.contents().stream()
                        .map(content -> "%s|%s|%s|%s|%d"
                                .formatted(
                                        box.sscc(),
                                        content.sku(),
                                        said(content.trace().lot()),
                                        said(content.trace().serial()),
                                        content.quantity())))
                .sorted()
                .toList();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Its length before it: no lot can then be written so that it reads as another lot and serial. */
    private static String said(@Nullable String text) {
        return text == null ? "" : text.length() + ":" + text;
    }
}
