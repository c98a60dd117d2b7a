package dev.pickwright.backend.property;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to the product's API. */
final class Requests {

    private static final List<String> POINTS =
            List.of("items_and_count", "no_damage", "box_and_filling", "label_readable");

    private static final Set<Deed> SCANNED = EnumSet.of(
            Deed.PICK_SCAN,
            Deed.CONFIRM_QUANTITY,
            Deed.BENCH_SCAN,
            Deed.PACK_SCAN,
            Deed.PACK_REST,
            Deed.CLOSE_PACKAGE,
            Deed.PUT_BACK_DONE,
            Deed.COUNT_DONE);

    private final MockMvcTester http;
    private final JsonMapper json;

    Requests(MockMvcTester http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    /** @param retryAfter the header; null if there was none */
    record Answer(int status, String body, String retryAfter) {

        /** {@code accepted}, {@code refused} for a scan that does not fit, else the code of the problem. */
        String outcome(JsonMapper json) {
            JsonNode told = json.readTree(body);
            if (status >= 300) {
                return told.path("code").asString(status + " without a code");
            }
            return told.path("verdict").asString("").equals("refused") ? "refused" : "accepted";
        }
    }

    /** @param ids where the names in the request are found */
    Answer send(Ask ask, Seen ids, String key) {
        return send(ask, ids, key, body(ask, ids));
    }

    /** Another body under the same key: it tells another time or reason. */
    Answer sendOtherBody(Ask ask, Seen ids, String key) {
        Map<String, Object> body = body(ask, ids);
        switch (ask.deed()) {
            case CREATE_ORDER -> body.put("customer", "Somebody else");
            default -> {
                boolean reasoned = ask.deed().matchesVersion()
                        || ask.deed().about() == Deed.About.ORDER
                        || ask.deed() == Deed.ADJUST_STOCK;
                body.put(reasoned ? "reason" : "device_time", reasoned ? "another" : "2026-01-01T00:00:00Z");
            }
        }
        return send(ask, ids, key, body);
    }

    /** Signs in and returns the session. */
    String signIn(String badge, String pin) {
        var answer = post("/v1/sign-ins", "", "", "", Map.of("badge", badge, "pin", pin, "station", "bench 1"));
        return json.readTree(answer.body()).path("session").asString();
    }

    private Answer send(Ask ask, Seen ids, String key, Map<String, Object> body) {
        String id = ask.deed().about() == Deed.About.ORDER
                ? ask.subject()
                : ids.id(ask.subject()).toString();
        String path = ask.deed()
                .path()
                .replace("{id}", id)
                .replace("{other}", other(ask, ids).toString());
        String version = ask.stale() && ask.deed().matchesVersion() ? "" + (ids.version(ask.subject()) - 1) : "";
        return post(path, ask.person().session(), key, version, body);
    }

    private static UUID other(Ask ask, Seen ids) {
        return switch (ask.deed()) {
            case RELEASE_HOLD -> ids.id(ask.subject() + ":hold " + ask.number("hold"));
            case PUT_BACK_DONE -> ids.id(ask.text("put_back"));
            case COUNT_DONE -> ids.id(ask.text("count"));
            default -> Seen.NO_ID;
        };
    }

    private Answer post(String path, String session, String key, String version, Map<String, Object> body) {
        var request = http.post().uri(path).header("Authorization", "Bearer test-token");
        if (!session.isEmpty()) {
            request = request.header("Operator-Session", session);
        }
        if (!key.isEmpty()) {
            request = request.header("Idempotency-Key", key);
        }
        if (!version.isEmpty()) {
            request = request.header("If-Match", "\"" + version + "\"");
        }
        var response = request.contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .exchange()
                .getResponse();
        try {
            return new Answer(response.getStatus(), response.getContentAsString(), response.getHeader("Retry-After"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> body(Ask ask, Seen ids) {
        Map<String, Object> body = new LinkedHashMap<>();
        ask.says().forEach((field, value) -> {
            switch (field) {
                case "line", "item" -> body.put(field, ids.id(ask.subject() + ":" + value));
                case "lines" -> body.put(field, lines(ask));
                case "fulfillments" ->
                    body.put(
                            "fulfillment_ids", ask.parts().stream().map(ids::id).toList());
                case "box" -> body.put("sscc", ids.sscc(ask.subject() + ":box " + value));
                case "result" -> {
                    UUID check = ids.id(ask.subject() + ":check");
                    body.put("check", check.equals(Seen.NO_ID) ? null : check);
                    body.put("points", points((String) value));
                }
                case "hold", "put_back", "count" -> {}
                default -> body.put(field, value);
            }
        });
        if (SCANNED.contains(ask.deed())) {
            body.put("entry", "scanned");
        }
        if (ask.stale() && ask.deed().saysVersion()) {
            body.put("version", ids.version(ask.subject()) - 1);
        }
        return body;
    }

    private static List<Map<String, Object>> lines(Ask ask) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Ask.OrderLine line : ask.lines()) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("line_number", line.number());
            told.put("sku", line.sku());
            told.put("quantity", line.quantity());
            told.put("warehouse", line.site());
            lines.add(told);
        }
        return lines;
    }

    private static List<Map<String, Object>> points(String result) {
        if (result.equals("passed")) {
            return POINTS.stream()
                    .map(point -> Map.<String, Object>of("point", point, "passed", true))
                    .toList();
        }
        Map<String, Object> failed = new LinkedHashMap<>();
        failed.put("point", "no_damage");
        failed.put("passed", false);
        failed.put("defect", "damaged_item");
        failed.put("quantity", 1);
        failed.put("disposition", result);
        return List.of(failed);
    }
}
