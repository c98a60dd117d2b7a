package dev.pickwright.backend.api;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations whose clients a newer document breaks. */
final class BreakingChanges {

    private BreakingChanges() {}

    /** Method and path of each, in their order. */
    static TreeSet<String> between(JsonNode before, JsonNode after) {
        ChangedOpenApi changes = OpenApiCompare.fromContents(asVersion30(before), asVersion30(after));
        TreeSet<String> broken = new TreeSet<>();
        changes.getMissingEndpoints().forEach(each -> broken.add(each.getMethod() + " " + each.getPathUrl()));
        changes.getChangedOperations().stream()
                .filter(each -> each.isIncompatible())
                .forEach(each -> broken.add(each.getHttpMethod() + " " + each.getPathUrl()));
        return broken;
    }

    /** The library looks at the types of version 3.0 only. */
    private static String asVersion30(JsonNode document) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        copy.put("openapi", "3.0.3");
        simplify(copy);
        return JsonMapper.shared().writeValueAsString(copy);
    }

    private static void simplify(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("type") instanceof ArrayNode types) {
                object.set("type", types.get(0));
                object.put("nullable", true);
            }
            if (object.path("anyOf") instanceof ArrayNode either
                    && either.get(1).path("type").asString("").equals("null")) {
                object.remove("anyOf");
                object.putArray("allOf").add(either.get(0));
                object.put("nullable", true);
            }
            // Documentation, which breaks nobody.
            List.of("example", "examples", "x-allow").forEach(name -> {
                if (!object.path(name).isMissingNode() && !object.path(name).has("type")) {
                    object.remove(name);
                }
            });
        }
        new ArrayList<>(node.values()).forEach(BreakingChanges::simplify);
    }
}
