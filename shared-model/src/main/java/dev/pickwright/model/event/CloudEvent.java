package dev.pickwright.model.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in its CloudEvents 1.0 envelope, in the structured JSON form: one line, the attributes always in the same
 * order, the data as it was stored. Equal arguments give equal bytes, so every retry and every transport sends the same.
 *
 * @param json what to send, as {@link #MEDIA_TYPE}
 */
public record CloudEvent(@JsonValue @JsonRawValue String json) {

    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /**
     * Wraps stored data.
     *
     * @param source who tells it: a URI reference that, with the id, is unique
     * @param type its name on the wire; a type this version of the product does not know gets no {@code dataschema}
     * @param version of the schema that the data was written after
     * @param laneId the id of the lane's root; subject and partition key
     * @param laneSeq 1, 2, 3 ... within the lane; padded, so that its order as text is its order as a number
     * @param traceparent W3C trace context of the request that caused it; null if there is none
     * @param data JSON on one line; taken over verbatim
     */
    public static CloudEvent of(
            String source,
            UUID id,
            String type,
            int version,
            Instant time,
            EventType.Lane lane,
            String laneId,
            long laneSeq,
            @Nullable String traceparent,
            String data) {
        StringBuilder json = new StringBuilder(data.length() + 512).append("{\"specversion\":\"1.0\"");
        attribute(json, "id", id.toString());
        attribute(json, "source", source);
        attribute(json, "type", type);
        attribute(json, "subject", laneId);
        attribute(json, "time", time.toString());
        attribute(json, "datacontenttype", "application/json");
        EventType.of(type).ifPresent(known -> attribute(json, "dataschema", known.schemaId(version)));
        attribute(json, "partitionkey", laneId);
        attribute(json, "sequence", String.format(Locale.ROOT, "%020d", laneSeq));
        attribute(json, "lane", lane.wire());
        if (traceparent != null) {
            attribute(json, "traceparent", traceparent);
        }
        return new CloudEvent(json.append(",\"data\":").append(data).append('}').toString());
    }

    /** The envelope in UTF-8. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static void attribute(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
