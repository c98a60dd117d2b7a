package dev.pickwright.backend.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pickwright.backend.platform.web.Records;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.Wire;
import dev.pickwright.model.event.CloudEvent;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * JSON Schemas of what travels. A component that may be null is always there in an answer, and may be left out of a
 * request.
 */
final class Schemas {

    private static final Map<Class<?>, Map<String, Object>> SIMPLE = simple();

    private final SourceDocs docs = new SourceDocs();
    private final Map<String, Object> named = new TreeMap<>();
    private final boolean[] sent = {false};
    private final Map<String, List<String>> optional = new TreeMap<>();

    /** By name, in the order of the names. */
    Map<String, Object> named() {
        return named;
    }

    /** Of what is sent in a request. */
    Object request(Type type) {
        sent[0] = true;
        try {
            return of(type);
        } finally {
            sent[0] = false;
        }
    }

    /** Of what is answered; asked for after all requests. */
    Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        return type instanceof Class<?> raw ? plain(raw) : Map.of();
    }

    private Object generic(ParameterizedType generic) {
        Type argument = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
        Class<?> raw = (Class<?>) generic.getRawType();
        if (Collection.class.isAssignableFrom(raw)) {
            return schema("array", "items", of(argument));
        }
        if (raw == Records.class) {
            return schema("array", "items", of(argument), "maxItems", Records.MAX);
        }
        if (raw == Map.class) {
            return schema("object", "additionalProperties", of(argument));
        }
        if (raw == Page.class) {
            return page(argument);
        }
        throw new IllegalStateException("how is %s described?".formatted(generic));
    }

    private Object page(Type item) {
        Object of = of(item);
        String name = name((Class<?>) item) + "Page";
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("items", schema("array", "items", of));
        properties.put(
                "next",
                Map.of(
                        "type",
                        List.of("string", "null"),
                        "description",
                        "The cursor to send as `after` for the next page; null on the last."));
        named.put(
                name,
                schema(
                        "object",
                        "description",
                        "A page of a list.",
                        "properties",
                        properties,
                        "required",
                        List.of("items", "next")));
        return reference(name);
    }

    private Object plain(Class<?> type) {
        if (SIMPLE.containsKey(type)) {
            return SIMPLE.get(type);
        }
        if (type.isEnum()) {
            return enumeration(type);
        }
        if (type == ProblemDetail.class) {
            return reference("Problem");
        }
        return type.isRecord() ? record(type) : schema("object");
    }

    /** A schema of its own, so that clients get a type of its own. */
    private Object enumeration(Class<?> type) {
        String name = name(type);
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String meaning = docs.of(type, ((Enum<?>) constant).name());
            if (!meaning.isEmpty()) {
                meanings.put(((Wire) constant).wire(), meaning);
            }
        }
        StringBuilder description = new StringBuilder(docs.of(type));
        meanings.forEach((value, meaning) ->
                description.append("\n- `").append(value).append("`: ").append(meaning));
        Map<String, Object> schema = schema(
                "string",
                "enum",
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Wire) constant).wire())
                        .toList());
        if (!description.isEmpty()) {
            schema.put("description", description.toString());
        }
        named.put(name, schema);
        return reference(name);
    }

    private Object record(Class<?> type) {
        if (type == CloudEvent.class) {
            named.put("CloudEvent", EventSchema.envelope());
            return reference("CloudEvent");
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 1 && value(type, components[0])) {
            return described(of(components[0].getGenericType()), docs.of(type));
        }
        if (Arrays.stream(type.getDeclaredMethods()).anyMatch(each -> each.isAnnotationPresent(JsonValue.class))) {
            return described(schema("string"), docs.of(type));
        }
        String name = name(type);
        List<String> nullable = optional.get(name);
        if (nullable == null) {
            Map<String, Object> schema = schema("object");
            nullable = new ArrayList<>();
            optional.put(name, nullable);
            named.put(name, schema);
            schema.put("properties", properties(type, components, nullable));
            if (!docs.of(type).isEmpty()) {
                schema.put("description", docs.of(type));
            }
            require(schema, sent[0] || leavesNullsOut(type) ? nullable : List.of());
        }
        return reference(name);
    }

    private Map<String, Object> properties(Class<?> type, RecordComponent[] components, List<String> nullable) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            JsonProperty named = field(type, component).getAnnotation(JsonProperty.class);
            String property = named == null || named.value().isEmpty() ? snake(component.getName()) : named.value();
            boolean raw = field(type, component).isAnnotationPresent(JsonRawValue.class);
            Object schema = raw ? schema("object") : of(component.getGenericType());
            if (anyNullableInside(component.getAnnotatedType())) {
                schema = innermostOrNull(schema);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                nullable.add(property);
                schema = orNull(schema);
            }
            properties.put(property, described(schema, docs.of(type, component.getName())));
        }
        return properties;
    }

    @SuppressWarnings("unchecked")
    private static void require(Map<String, Object> schema, List<String> except) {
        List<String> required = new ArrayList<>(((Map<String, Object>) schema.get("properties")).keySet());
        required.removeAll(except);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
    }

    private static Object orNull(Object given) {
        Map<String, Object> schema = copy(given);
        if (schema.containsKey("$ref")) {
            return new TreeMap<>(Map.of("anyOf", List.of(schema, Map.of("type", "null"))));
        }
        schema.put("type", List.of(schema.getOrDefault("type", "object"), "null"));
        return schema;
    }

    private static boolean leavesNullsOut(Class<?> type) {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static boolean anyNullableInside(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType of
                && Arrays.stream(of.getAnnotatedActualTypeArguments())
                        .anyMatch(each -> each.isAnnotationPresent(Nullable.class) || anyNullableInside(each));
    }

    private static Object innermostOrNull(Object array) {
        Map<String, Object> schema = copy(array);
        Object items = schema.get("items");
        if (items == null) {
            return orNull(array);
        }
        schema.put("items", innermostOrNull(items));
        return schema;
    }

    private static Object described(Object given, String description) {
        Map<String, Object> schema = copy(given);
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> copy(Object schema) {
        return new TreeMap<>((Map<String, Object>) schema);
    }

    private static boolean value(Class<?> type, RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonValue.class)
                || field(type, component).isAnnotationPresent(JsonValue.class);
    }

    private static String name(Class<?> type) {
        if (type == Problem.class) {
            return "ProblemCode";
        }
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName()) + type.getSimpleName();
    }

    static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** A type, and pairs of a keyword and its value. */
    static Map<String, Object> schema(String type, Object... keywords) {
        Map<String, Object> schema = new TreeMap<>();
        schema.put("type", type);
        for (int i = 0; i < keywords.length; i += 2) {
            schema.put((String) keywords[i], keywords[i + 1]);
        }
        return schema;
    }

    private static AnnotatedElement field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String snake(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase();
    }

    private static Map<Class<?>, Map<String, Object>> simple() {
        Map<Class<?>, Map<String, Object>> simple = new java.util.HashMap<>();
        simple.put(String.class, schema("string"));
        simple.put(UUID.class, schema("string", "format", "uuid"));
        simple.put(Instant.class, schema("string", "format", "date-time"));
        simple.put(LocalDate.class, schema("string", "format", "date"));
        simple.put(LocalTime.class, schema("string", "format", "time-local"));
        simple.put(boolean.class, schema("boolean"));
        simple.put(Boolean.class, schema("boolean"));
        simple.put(int.class, schema("integer", "format", "int32"));
        simple.put(Integer.class, schema("integer", "format", "int32"));
        simple.put(long.class, schema("integer", "format", "int64"));
        simple.put(Long.class, schema("integer", "format", "int64"));
        simple.put(double.class, schema("number", "format", "double"));
        simple.put(Double.class, schema("number", "format", "double"));
        simple.put(BigDecimal.class, schema("number"));
        return simple;
    }
}
