package dev.pickwright.backend.badinput;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values by schema: one that fits, and many that do not. */
public final class BadValues {

    /**
     * A value in the place of another.
     *
     * @param mustRefuse whether the schema alone forbids it
     */
    record Bad(String kind, JsonNode value, boolean mustRefuse) {}

    static final List<String> HOSTILE = List.of(
            "'; drop table fulfillment; --",
            "' or '1'='1",
            "../../../../etc/passwd",
            "<script>alert(1)</script>",
            "%s%n%x%99999999d",
            "${jndi:ldap://127.0.0.1/a}",
            "#{T(java.lang.Runtime).getRuntime()}",
            "\u202Egnirts",
            "a\r\nSet-Cookie: x=y",
            "\uD83D\uDCE6\u0301\u200B",
            " ",
            "");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final String NULL_INSIDE = "null in a list";

    /** Where a schema does not tell what a value must look like. */
    private static final Map<String, String> FITTING = Map.of(
            "pin", "1234",
            "language", "en",
            "regions", "DE",
            "region", "DE",
            "sscc", "340123450000000017",
            "starts_at", "08:00:00",
            "cut_off", "10:00:00",
            "ends_at", "12:00:00");

    private static final Map<String, Integer> FITTING_NUMBERS = Map.of("text_size", 100);

    static final String HUGE_LIST = "huge list";
    private static final int LONG = 5_000;

    private final JsonNode schemas;
    private final Random random;
    private final int repeats;

    /** @param repeats how many random values beside the fixed ones */
    public BadValues(JsonNode document, long seed, int repeats) {
        this.schemas = document.path("components").path("schemas");
        this.random = new Random(seed);
        this.repeats = repeats;
    }

    JsonNode resolve(JsonNode schema) {
        if (schema.has("anyOf")) {
            return resolve(schema.path("anyOf").get(0));
        }
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** Beside null, if that is one of its types. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asString() : type.asString("object");
    }

    static boolean required(JsonNode schema, String name) {
        for (JsonNode each : schema.path("required")) {
            if (each.asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** A value that the schema allows; nothing where nothing is wanted. */
    public JsonNode sample(JsonNode given) {
        return sample("", given);
    }

    private JsonNode sample(String name, JsonNode given) {
        JsonNode schema = resolve(given);
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (type(schema)) {
            case "string" ->
                NODES.stringNode(
                        switch (schema.path("format").asString("")) {
                            case "uuid" -> "01a21331-af66-7008-affa-43c3198f0506";
                            case "date-time" -> "2026-01-02T03:04:05Z";
                            case "date" -> "2026-01-02";
                            default -> FITTING.getOrDefault(name, "text");
                        });
            case "integer" -> NODES.numberNode(FITTING_NUMBERS.getOrDefault(name, 1));
            case "number" -> NODES.numberNode(1.5);
            case "boolean" -> NODES.booleanNode(true);
            case "array" -> NODES.arrayNode().add(sample(name, schema.path("items")));
            default -> {
                ObjectNode object = NODES.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(each -> object.set(
                                each.getKey(),
                                required(schema, each.getKey())
                                        ? sample(each.getKey(), each.getValue())
                                        : NODES.nullNode()));
                yield object;
            }
        };
    }

    /** Values that are not what the schema wants, or try to break what takes them. */
    List<Bad> bad(JsonNode given) {
        JsonNode schema = resolve(given);
        List<Bad> bad = new ArrayList<>();
        String type = type(schema);
        boolean free = type.equals("string") && !schema.has("enum") && !schema.has("format");
        if (type.equals("string")) {
            for (String text : HOSTILE) {
                bad.add(new Bad("hostile text", NODES.stringNode(text), !free));
            }
            bad.add(new Bad("oversized text", NODES.stringNode("x".repeat(LONG)), true));
            bad.add(new Bad("NUL", NODES.stringNode("a\0b"), true));
            bad.add(new Bad("lone surrogate", NODES.stringNode("a\uD800b"), true));
            for (int i = 0; i < repeats; i++) {
                bad.add(new Bad("random text", NODES.stringNode(text()), !free));
            }
        } else {
            bad.add(new Bad("wrong type", NODES.stringNode("x"), true));
        }
        if (type.equals("integer") || type.equals("number")) {
            numbers(type, bad);
        } else {
            bad.add(new Bad("wrong type", NODES.numberNode(7), true));
            bad.add(new Bad("wrong type", NODES.numberNode(-1.5), true));
        }
        if (schema.path("format").asString("").equals("date-time")) {
            bad.add(new Bad("time out of range", NODES.stringNode("+999999999-12-31T23:59:59Z"), true));
            bad.add(new Bad("time out of range", NODES.stringNode("-100000-01-01T00:00:00Z"), true));
        }
        others(type, schema, bad);
        return bad;
    }

    private void numbers(String type, List<Bad> bad) {
        bad.add(new Bad("negative number", NODES.numberNode(-1), false));
        bad.add(new Bad("negative number", NODES.numberNode(Integer.MIN_VALUE), false));
        bad.add(new Bad("huge number", NODES.numberNode(Integer.MAX_VALUE), false));
        bad.add(new Bad("huge number", NODES.numberNode(Long.MAX_VALUE), false));
        bad.add(new Bad("huge number", NODES.numberNode(new java.math.BigInteger("9".repeat(40))), true));
        bad.add(new Bad("fractional number", NODES.numberNode(1.25), type.equals("integer")));
        bad.add(new Bad("huge number", NODES.numberNode(1e300), true));
    }

    private void others(String type, JsonNode schema, List<Bad> bad) {
        if (!type.equals("boolean")) {
            bad.add(new Bad("wrong type", NODES.booleanNode(true), true));
        }
        if (!type.equals("array")) {
            bad.add(new Bad("wrong type", NODES.arrayNode().add(1), true));
        } else {
            bad.add(new Bad(NULL_INSIDE, NODES.arrayNode().addNull(), true));
            // The same value many times is one, where values are a set of constants.
            if (!resolve(schema.path("items")).has("enum")) {
                ArrayNode many = NODES.arrayNode();
                many.addAll(Collections.nCopies(3_000, sample(schema.path("items"))));
                bad.add(new Bad(HUGE_LIST, many, true));
            }
        }
        if (!type.equals("object")) {
            bad.add(new Bad("wrong type", NODES.objectNode().put("surprise", 1), true));
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = 1 + random.nextInt(40); left > 0; left--) {
            int point = random.nextInt(10) < 7 ? 1 + random.nextInt(0x2FF) : random.nextInt(0x1, 0x10FFFF);
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}
