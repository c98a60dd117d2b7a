package dev.pickwright.backend.badinput;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything bad that can be sent to the operations of an OpenAPI document; the same for the same seed. */
final class BadRequests {

    private static final String JSON = "application/json";

    private final JsonNode document;
    private final BadValues values;
    private final JsonMapper json = JsonMapper.shared();

    BadRequests(JsonNode document, long seed, int repeats) {
        this.document = document;
        this.values = new BadValues(document, seed, repeats);
    }

    /** @param ids gives a path such as {@code /v1/orders/{number}} with its variables filled in */
    List<BadRequest> all(UnaryOperator<String> ids) {
        List<BadRequest> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation(
                                path.getKey(), operation.getKey().toUpperCase(), operation.getValue(), ids, all)));
        return all;
    }

    /** One of every operation that its schemas allow. */
    List<BadRequest> fitting(UnaryOperator<String> ids) {
        List<BadRequest> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.add(
                                good(path.getKey(), operation.getKey().toUpperCase(), operation.getValue(), ids))));
        return all;
    }

    private BadRequest good(String template, String method, JsonNode operation, UnaryOperator<String> ids) {
        JsonNode content = operation.path("requestBody").path("content");
        byte[] body = content.has(JSON)
                ? json.writeValueAsBytes(values.sample(content.path(JSON).path("schema")))
                : new byte[0];
        String filled = ids.apply(template) + requiredQuery(operation);
        return new BadRequest(
                "", method, filled, Map.of(), content.has("text/csv") ? "text/csv" : JSON, body, null, true);
    }

    private void operation(
            String template, String method, JsonNode operation, UnaryOperator<String> ids, List<BadRequest> all) {
        JsonNode content = operation.path("requestBody").path("content");
        @Nullable JsonNode sent = content.has(JSON) ? content.path(JSON).path("schema") : null;
        // A list of records is taken record by record: BulkOrdersContract sends those that are wrong.
        @Nullable
        JsonNode schema = sent == null || sent.path("type").asString("").equals("array") ? null : sent;
        BadRequest good = good(template, method, operation, ids);
        parameters(template, operation, good, ids, all);
        all.add(good.method("PATCH").kind("wrong method"));
        all.add(good.path(ids.apply(template) + "/no/such/thing").kind("unknown path"));
        if (schema != null) {
            wholeBody(good, all);
            mutate(values.sample(schema), schema, "", changed -> good.body(json.writeValueAsBytes(changed)), all);
        }
    }

    private String requiredQuery(JsonNode operation) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString().equals("query")
                    && parameter.path("required").asBoolean()) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name(parameter))
                        .append("=")
                        .append(values.sample(parameter.path("schema")).asString());
            }
        }
        return query.toString();
    }

    private void parameters(
            String template, JsonNode operation, BadRequest good, UnaryOperator<String> ids, List<BadRequest> all) {
        for (JsonNode parameter : operation.path("parameters")) {
            switch (parameter.path("in").asString()) {
                case "path" -> path(template, parameter, good, ids, all);
                case "query" -> query(parameter, good, all);
                default -> header(parameter, good, all);
            }
        }
    }

    private void path(
            String template, JsonNode parameter, BadRequest good, UnaryOperator<String> ids, List<BadRequest> all) {
        boolean id = parameter.path("schema").path("format").asString("").equals("uuid");
        for (String value :
                List.of("no-uuid", "-1", "x".repeat(2_000), "' or 1=1 --", "{id}", "\u00fc\uD83D\uDCE6", "0")) {
            String place = "{" + name(parameter) + "}";
            BadRequest bad = good.path(ids.apply(template.replace(place, "\1")).replace("\1", encoded(value)));
            all.add(
                    id
                            ? bad.kind("bad path value").naming(name(parameter))
                            : bad.kind("bad path value").hostileOnly());
        }
        for (String value : List.of("%00", "a%00b", "%ff%fe", "..%2f..%2fetc", "%zz", "a;b=c", "%0d%0aX:y")) {
            String place = "{" + name(parameter) + "}";
            all.add(good.path(ids.apply(template.replace(place, "\1")).replace("\1", value))
                    .kind("hostile path"));
        }
    }

    private void query(JsonNode parameter, BadRequest good, List<BadRequest> all) {
        String name = name(parameter);
        if (parameter.path("required").asBoolean()) {
            all.add(good.path(without(good.path(), name))
                    .kind("missing parameter")
                    .naming(name));
        }
        for (BadValues.Bad bad : values.bad(parameter.path("schema"))) {
            // In a query every value is text, so a number is a fine text.
            boolean text = parameter.path("schema").path("type").asString().equals("string");
            boolean unsendable = bad.value().isContainer() || bad.kind().equals("lone surrogate");
            if (unsendable || text && !bad.value().isString()) {
                continue;
            }
            BadRequest request =
                    good.path(with(good.path(), name, bad.value().asString())).kind("query: " + bad.kind());
            boolean blank = bad.value().asString().isBlank();
            all.add(bad.mustRefuse() && !blank ? request.naming(name) : request.hostileOnly());
        }
    }

    private static String without(String path, String name) {
        return path.replaceAll("([?&])" + name + "=[^&]*&?", "$1").replaceAll("[?&]$", "");
    }

    private static String with(String path, String name, String value) {
        String bare = without(path, name);
        return bare + (bare.contains("?") ? "&" : "?") + name + "=" + encoded(value);
    }

    private void header(JsonNode parameter, BadRequest good, List<BadRequest> all) {
        String name = name(parameter);
        boolean required = parameter.path("required").asBoolean();
        BadRequest missing = good.header(name, "").kind("missing header");
        all.add(required ? missing.naming(name) : missing.hostileOnly());
        if (name.equals("If-None-Match")) {
            return; // What is no ETag is none that the answer has.
        }
        // A wrong session is no session: that is refused before anybody looks at the request.
        String named = name.equals("Operator-Session") ? null : name;
        BadRequest blank = good.header(name, " ").kind("blank header");
        all.add(required ? blank.naming(named) : blank.hostileOnly());
        all.add(good.header(name, "x".repeat(9_000)).kind("oversized header").naming(named));
        all.add(good.header(name, "a\1b").kind("control character in header"));
        all.add(good.header(name, "\u00fc' or 1=1 --").kind("hostile header").hostileOnly());
        all.add(good.header("If-Match", "x".repeat(500))
                .kind("hostile If-Match")
                .hostileOnly());
        all.add(good.header("If-Match", "\"-1\"").kind("hostile If-Match").hostileOnly());
    }

    private void wholeBody(BadRequest good, List<BadRequest> all) {
        all.add(good.contentType("text/plain").kind("wrong content type"));
        all.add(good.contentType("application/xml").kind("wrong content type"));
        all.add(good.contentType("no type at all").kind("wrong content type"));
        all.add(good.header("Accept", "image/png").kind("no acceptable answer").hostileOnly());
        for (String body :
                List.of("", "null", "[]", "7", "\"x\"", "true", "{", "{]", "{}}", "{\"a\"", "\u0000", "nonsense")) {
            all.add(good.body(body.getBytes(StandardCharsets.UTF_8)).kind("broken body"));
        }
        all.add(good.body("[".repeat(20_000).getBytes(StandardCharsets.UTF_8)).kind("deep nesting"));
        all.add(good.body("{\"a\":".repeat(20_000).getBytes(StandardCharsets.UTF_8))
                .kind("deep nesting"));
        all.add(good.body(("{\"" + "k".repeat(200_000) + "\":1}").getBytes(StandardCharsets.UTF_8))
                .kind("long name"));
        all.add(good.body("\u00ff\u00fe{\u0000}".getBytes(StandardCharsets.ISO_8859_1))
                .kind("not UTF-8"));
        all.add(good.body(notUtf8(good.body())).kind("not UTF-8"));
    }

    /** The body with bytes in its first text that are no UTF-8. */
    private static byte[] notUtf8(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < body.length; i++) {
            bytes.write(body[i]);
            if (body[i] == '"') {
                bytes.write(0xC3);
                bytes.write(0x28);
            }
        }
        return bytes.toByteArray();
    }

    /** Puts every bad value into every place of a body, one at a time. */
    private void mutate(
            JsonNode whole,
            JsonNode schema,
            String at,
            java.util.function.Function<JsonNode, BadRequest> request,
            List<BadRequest> all) {
        if (!(whole instanceof ObjectNode object)) {
            return;
        }
        JsonNode resolved = values.resolve(schema);
        ObjectNode extra = object.deepCopy();
        extra.put("surprise", 1);
        all.add(request.apply(extra).kind("unknown field").naming(join(at, "surprise")));
        resolved.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            String field = join(at, name);
            if (BadValues.required(resolved, name)) {
                ObjectNode missing = object.deepCopy();
                missing.remove(name);
                all.add(request.apply(missing).kind("missing field").naming(field));
                all.add(request.apply(with(object, name, object.nullNode()))
                        .kind("null")
                        .naming(field));
            }
            for (BadValues.Bad bad : values.bad(property.getValue())) {
                BadRequest sent = request.apply(with(object, name, bad.value())).kind(bad.kind());
                String place = bad.kind().equals(BadValues.NULL_INSIDE) ? field + "[0]" : field;
                all.add(bad.mustRefuse() ? sent.naming(place) : sent.hostileOnly());
            }
            deeper(object, name, property.getValue(), field, request, all);
        });
    }

    private void deeper(
            ObjectNode object,
            String name,
            JsonNode given,
            String field,
            java.util.function.Function<JsonNode, BadRequest> request,
            List<BadRequest> all) {
        JsonNode schema = values.resolve(given);
        JsonNode value = object.path(name);
        if (value instanceof ObjectNode) {
            mutate(value, schema, field, inner -> request.apply(with(object, name, inner)), all);
        } else if (value instanceof ArrayNode array) {
            mutate(
                    array.get(0),
                    schema.path("items"),
                    field + "[0]",
                    inner -> request.apply(with(object, name, array.arrayNode().add(inner))),
                    all);
        }
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        ObjectNode copy = object.deepCopy();
        copy.set(name, value);
        return copy;
    }

    private static String join(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
