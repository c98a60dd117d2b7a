package dev.pickwright.backend.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.model.Wire;
import dev.pickwright.model.event.CloudEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Writes down, as an OpenAPI 3.1 document, what the handler methods take and give. */
final class ApiDocument {

    private final Map<String, Object> schemas = new TreeMap<>();

    Map<String, Object> of(Map<RequestMappingInfo, HandlerMethod> handlers) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        handlers.forEach((info, handler) -> {
            for (String path : info.getPatternValues()) {
                if (path.startsWith("/v1/")) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> paths.computeIfAbsent(path, key -> new TreeMap<>())
                                    .put(method.name().toLowerCase(), operation(handler)));
                }
            }
        });
        schemas.put("Problem", problem());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Pickwright", "version", "v1"));
        document.put("security", List.of(Map.of("bearer", List.of())));
        document.put("paths", paths);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("securitySchemes", Map.of("bearer", new TreeMap<>(Map.of("type", "http", "scheme", "bearer"))));
        components.put("schemas", schemas);
        document.put("components", components);
        return document;
    }

    private Map<String, Object> operation(HandlerMethod handler) {
        Method method = handler.getMethod();
        Map<String, Object> operation = new LinkedHashMap<>();
        String feature = handler.getBeanType().getSimpleName().replace("Controller", "");
        operation.put("operationId", feature.toLowerCase() + "_" + method.getName());
        operation.put("tags", List.of(feature.toLowerCase()));
        operation.put("x-allow", AllowRules.of(handler));
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            describe(parameter, parameters, operation);
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(handler));
        return operation;
    }

    private void describe(Parameter parameter, List<Object> parameters, Map<String, Object> operation) {
        Class<?> type = parameter.getType();
        if (type == Command.class) {
            parameters.add(parameter("header", "Idempotency-Key", true, Map.of("type", "string", "maxLength", 80)));
            parameters.add(parameter("header", "If-Match", false, Map.of("type", "string")));
        } else if (parameter.isAnnotationPresent(PathVariable.class)) {
            parameters.add(parameter("path", parameter.getName(), true, schema(parameter.getParameterizedType())));
        } else if (parameter.isAnnotationPresent(RequestParam.class)) {
            RequestParam param = parameter.getAnnotation(RequestParam.class);
            String name = param.name().isEmpty() ? parameter.getName() : param.name();
            boolean required = param.required() && param.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            parameters.add(parameter("query", name, required, schema(parameter.getParameterizedType())));
        } else if (parameter.isAnnotationPresent(RequestHeader.class)) {
            RequestHeader header = parameter.getAnnotation(RequestHeader.class);
            parameters.add(
                    parameter("header", header.value(), header.required(), schema(parameter.getParameterizedType())));
        } else if (parameter.isAnnotationPresent(RequestBody.class)) {
            operation.put("requestBody", body("application/json", schema(parameter.getParameterizedType())));
        } else if (type == HttpServletRequest.class) {
            operation.put("requestBody", body("text/csv", Map.of("type", "string")));
        } else if (type != Actor.class && type != HttpServletResponse.class) {
            throw new IllegalStateException("how is %s documented?".formatted(parameter));
        }
    }

    private static Map<String, Object> parameter(String in, String name, boolean required, Object schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> body(String mediaType, Object schema) {
        return Map.of("content", Map.of(mediaType, Map.of("schema", schema)));
    }

    private Map<String, Object> responses(HandlerMethod handler) {
        Method method = handler.getMethod();
        ResponseStatus status = method.getAnnotation(ResponseStatus.class);
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", "done");
        Type answer = method.getGenericReturnType();
        if (answer instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
            answer = generic.getActualTypeArguments()[0];
        }
        if (answer != void.class) {
            success.putAll(body("application/json", schema(answer)));
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("description", "refused; its code says why");
        problem.putAll(body("application/problem+json", Map.of("$ref", "#/components/schemas/Problem")));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(String.valueOf(status == null ? 200 : status.value().value()), success);
        responses.put("default", problem);
        return responses;
    }

    private Object schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)) {
                return new TreeMap<>(Map.of("type", "array", "items", schema(argument)));
            }
            if (generic.getRawType() == Map.class) {
                return new TreeMap<>(Map.of("type", "object", "additionalProperties", schema(argument)));
            }
            return new TreeMap<>(Map.of(
                    "type",
                    "object",
                    "properties",
                    new TreeMap<>(Map.of(
                            "items",
                            new TreeMap<>(Map.of("type", "array", "items", schema(argument))),
                            "next",
                            Map.of("type", List.of("string", "null"))))));
        }
        return simple((Class<?>) type);
    }

    private Object simple(Class<?> type) {
        if (type == String.class) {
            return Map.of("type", "string");
        }
        if (type == UUID.class) {
            return new TreeMap<>(Map.of("type", "string", "format", "uuid"));
        }
        if (type == Instant.class) {
            return new TreeMap<>(Map.of("type", "string", "format", "date-time"));
        }
        if (type == LocalDate.class) {
            return new TreeMap<>(Map.of("type", "string", "format", "date"));
        }
        if (type == LocalTime.class) {
            return new TreeMap<>(Map.of("type", "string", "format", "time"));
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Map.of("type", "integer");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return Map.of("type", "number");
        }
        if (type.isEnum()) {
            return new TreeMap<>(Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Wire) constant).wire())
                            .toList()));
        }
        return type.isRecord() ? record(type) : Map.of();
    }

    private Object record(Class<?> type) {
        if (type == CloudEvent.class) {
            schemas.put("CloudEvent", cloudEvent());
            return Map.of("$ref", "#/components/schemas/CloudEvent");
        }
        RecordComponent[] components = type.getRecordComponents();
        boolean value = components.length == 1
                && (components[0].getAccessor().isAnnotationPresent(JsonValue.class)
                        || field(type, components[0]).isAnnotationPresent(JsonValue.class));
        if (value) {
            return schema(components[0].getGenericType());
        }
        String name = (type.getEnclosingClass() == null
                        ? ""
                        : type.getEnclosingClass().getSimpleName())
                + type.getSimpleName();
        if (!schemas.containsKey(name)) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schemas.put(name, schema);
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> nullable = new ArrayList<>();
            for (RecordComponent component : components) {
                String property = snake(component.getName());
                boolean raw = field(type, component).isAnnotationPresent(JsonRawValue.class);
                properties.put(property, raw ? Map.of("type", "object") : schema(component.getGenericType()));
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    nullable.add(property);
                }
            }
            schema.put("type", "object");
            schema.put("properties", properties);
            schema.put(
                    "required",
                    properties.keySet().stream()
                            .filter(property -> !nullable.contains(property))
                            .toList());
        }
        return Map.of("$ref", "#/components/schemas/" + name);
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

    private static Map<String, Object> cloudEvent() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("specversion", new TreeMap<>(Map.of("type", "string", "const", "1.0")));
        properties.put("id", new TreeMap<>(Map.of("type", "string", "format", "uuid")));
        properties.put("source", new TreeMap<>(Map.of("type", "string", "format", "uri-reference")));
        properties.put("type", Map.of("type", "string"));
        properties.put("subject", Map.of("type", "string"));
        properties.put("time", new TreeMap<>(Map.of("type", "string", "format", "date-time")));
        properties.put("datacontenttype", Map.of("type", "string"));
        properties.put("dataschema", new TreeMap<>(Map.of("type", "string", "format", "uri")));
        properties.put("partitionkey", Map.of("type", "string"));
        properties.put("sequence", Map.of("type", "string"));
        properties.put("lane", Map.of("type", "string"));
        properties.put("traceparent", Map.of("type", "string"));
        properties.put("data", Map.of("type", "object"));
        List<String> required = new ArrayList<>(properties.keySet());
        required.removeAll(List.of("dataschema", "traceparent"));
        return new TreeMap<>(Map.of("type", "object", "properties", properties, "required", required));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Map.of("type", "string"));
        properties.put("title", Map.of("type", "string"));
        properties.put("status", Map.of("type", "integer"));
        properties.put("detail", Map.of("type", "string"));
        properties.put(
                "code",
                new TreeMap<>(Map.of(
                        "type",
                        "string",
                        "enum",
                        Arrays.stream(dev.pickwright.model.Problem.values())
                                .map(Wire::wire)
                                .toList())));
        return new TreeMap<>(Map.of("type", "object", "properties", properties));
    }
}
