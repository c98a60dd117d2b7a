package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pickwright.model.access.OperatorId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done at a station. It is recorded in the transaction that did it there, and applied exactly once
 * centrally. Names are short on the wire, for there are thousands.
 *
 * @param seq its place in the station's incarnation, from 1 and dense; changes when the station gets another incarnation
 * @param type the wire name of an {@link OperationType}; text, for another version may know others
 * @param version of what the body means, from 1
 * @param leases of all fulfillments it is about; empty if it is about none
 * @param subject the picklist, fulfillment, put-back or count it acts on; null if its type needs none
 * @param operator who did it; null for the station itself
 * @param approver the supervisor who let the operator; null if nobody had to
 * @param wall the station's clock, milliseconds since 1970; for people, never for order
 * @param mono milliseconds since the station's backend started
 * @param boot names that start of the station's backend
 * @param body what was asked, JSON; its bytes never change
 * @param given what the station chose and central must not choose again, such as numbers from its block; JSON, {@code {}} for nothing
 */
public record Operation(
        OperationId id,
        @JsonProperty("s") long seq,
        @JsonProperty("t") String type,
        @JsonProperty("v") int version,
        @JsonProperty("l") List<LeaseRef> leases,
        @JsonProperty("on") @Nullable UUID subject,
        @JsonProperty("by") @Nullable OperatorId operator,
        @JsonProperty("ap") @Nullable OperatorId approver,
        @JsonProperty("w") long wall,
        @JsonProperty("m") long mono,
        @JsonProperty("b") String boot,
        @JsonProperty("p") String body,
        @JsonProperty("g") String given) {

    public Operation {
        leases = List.copyOf(leases);
    }

    /** The same at another place. */
    public Operation at(long place) {
        return new Operation(
                id, place, type, version, leases, subject, operator, approver, wall, mono, boot, body, given);
    }

    /**
     * All fields as UTF-8, each after its length in four bytes, in the order of the record; the leases as their count
     * and then fulfillment and epoch each. A field that is null has length -1.
     */
    public byte[] canonical() {
        List<@Nullable Object> fields = new ArrayList<>(Arrays.asList(id, seq, type, version, leases.size()));
        for (LeaseRef lease : leases) {
            fields.add(lease.fulfillment());
            fields.add(lease.epoch());
        }
        fields.addAll(Arrays.asList(subject, operator, approver, wall, mono, boot, body, given));
        List<byte[]> bytes = fields.stream().map(Operation::utf8).toList();
        ByteBuffer out = ByteBuffer.allocate(
                bytes.stream().mapToInt(each -> Integer.BYTES + each.length).sum());
        for (int i = 0; i < bytes.size(); i++) {
            out.putInt(fields.get(i) == null ? -1 : bytes.get(i).length).put(bytes.get(i));
        }
        return out.array();
    }

    private static byte[] utf8(@Nullable Object field) {
        return field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
    }
}
