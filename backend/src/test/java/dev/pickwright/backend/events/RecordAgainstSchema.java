package dev.pickwright.backend.events;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.pickwright.model.Wire;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.model.warehouse.PlaceKind;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a record, component by component, with the JSON Schema that describes it. */
final class RecordAgainstSchema {

    /** What events hold of these is less than all. */
    private static final Map<Class<?>, List<String>> NARROWER =
            Map.of(PlaceKind.class, List.of("tote", "package"), QcStatus.class, List.of("passed", "failed"));

    private final List<String> differences = new ArrayList<>();

    List<String> differences(Class<?> type, JsonNode schema) {
        compare("", type, schema);
        return differences;
    }

    private void compare(String path, Class<?> type, JsonNode schema) {
        var described = new TreeSet<>(schema.path("properties").propertyNames());
        for (RecordComponent component : type.getRecordComponents()) {
            String name =
                    component.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase();
            if (described.remove(name)) {
                compare(
                        path + "/" + name,
                        component.getAnnotatedType(),
                        schema.path("properties").path(name));
            } else {
                differences.add(path + "/" + name + " is not in the schema");
            }
        }
        described.forEach(name -> differences.add(path + "/" + name + " is not in " + type.getSimpleName()));
    }

    private void compare(String path, AnnotatedType component, JsonNode schema) {
        check(
                path,
                "has no description",
                !schema.path("description").asString("").isBlank());
        boolean nullable = component.isAnnotationPresent(Nullable.class);
        check(
                path,
                "is null in one of both only",
                nullable == names(schema.path("type")).contains("null"));
        if (component instanceof AnnotatedParameterizedType list) {
            compare(path + "[]", list.getAnnotatedActualTypeArguments()[0], schema.path("items"));
            return;
        }
        Class<?> type = (Class<?>) component.getType();
        if (type.isEnum()) {
            List<String> values = NARROWER.getOrDefault(
                    type,
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Wire) constant).wire())
                            .toList());
            List<String> listed = names(schema.path("enum"));
            check(path, "lists other values", listed.containsAll(values));
            check(path, "lists too much", listed.size() == values.size() + (nullable ? 1 : 0));
        } else if (type.isRecord() && !value(type)) {
            compare(path, type, schema);
        }
    }

    private void check(String path, String difference, boolean fine) {
        if (!fine) {
            differences.add(path + " " + difference);
        }
    }

    private static boolean value(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static List<String> names(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? oneOrMany
                        .valueStream()
                        .map(each -> each.isNull() ? "null" : each.asString())
                        .toList()
                : List.of(oneOrMany.asString(""));
    }
}
