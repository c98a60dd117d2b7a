package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** A lease that a station says it has. */
public record HeldLease(
        @JsonProperty("f") FulfillmentId fulfillment,
        @JsonProperty("e") long epoch,
        @JsonProperty("s") boolean started) {

    /**
     * Tells whether two sides see the same leases: 16 hexadecimal digits of SHA-256 over their fulfillments and epochs in
     * the order of their text.
     */
    public static String digest(Collection<LeaseRef> leases) {
        String all = leases.stream()
                .map(lease -> lease.fulfillment() + " " + lease.epoch())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
