package dev.pickwright.backend.api;

import static dev.pickwright.backend.api.Schemas.schema;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.platform.web.Records;
import dev.pickwright.model.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/** Describes what one handler method takes; {@link ApiAnswers} what it gives. */
final class ApiOperation {

    private final Schemas schemas;
    private final HandlerMethod handler;
    private final OperationNotes.Note note;
    private final List<Map<String, Object>> parameters = new ArrayList<>();
    private @Nullable Object body;

    ApiOperation(Schemas schemas, HandlerMethod handler, OperationNotes.Note note) {
        this.schemas = schemas;
        this.handler = handler;
        this.note = note;
        for (Parameter parameter : handler.getMethod().getParameters()) {
            describe(parameter);
        }
        if (note.etag() && !command()) {
            add("header", "If-None-Match", false, schema("string"), "An ETag; if it is still that, the answer is 304.");
        }
    }

    boolean command() {
        return has(Command.class);
    }

    boolean hasBody() {
        return body != null;
    }

    boolean hasInput() {
        return hasBody() || !parameters.isEmpty();
    }

    @Nullable
    Allow allow() {
        return handler.getMethodAnnotation(Allow.class);
    }

    boolean forAnybody() {
        Allow allow = allow();
        return allow != null && allow.anybody();
    }

    Map<String, Object> describe(Object responses) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", note.id());
        operation.put("summary", note.summary());
        operation.put("description", note.description());
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (body != null) {
            operation.put("requestBody", body);
        }
        operation.put("responses", responses);
        if (forAnybody()) {
            operation.put("security", List.of());
        } else if (note.problems().contains(Problem.APPROVAL_NEEDED)) {
            operation.put("security", ApiDocument.SECURITY_WITH_APPROVAL);
        }
        operation.put("x-allow", AllowRules.of(handler));
        return operation;
    }

    private boolean has(Class<?> type) {
        return Arrays.asList(handler.getMethod().getParameterTypes()).contains(type);
    }

    private void describe(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == Command.class) {
            add(
                    "header",
                    "Idempotency-Key",
                    true,
                    schema("string", "maxLength", 80, "minLength", 1),
                    "A fresh one for each operation, the same one for its repeats.");
            if (!note.ifMatch().equals("no")) {
                ifMatch(note.ifMatch().equals("required"));
            }
        } else if (parameter.isAnnotationPresent(PathVariable.class)) {
            add("path", parameter.getName(), true, schemas.of(parameter.getParameterizedType()), "");
        } else if (parameter.isAnnotationPresent(RequestParam.class)) {
            query(parameter, parameter.getAnnotation(RequestParam.class));
        } else if (parameter.isAnnotationPresent(RequestHeader.class)) {
            header(parameter.getAnnotation(RequestHeader.class), parameter);
        } else if (parameter.isAnnotationPresent(RequestBody.class)) {
            body = bodyOf(parameter);
        } else if (type == HttpServletRequest.class) {
            body = required(Map.of("text/csv", Map.of("schema", schema("string"))));
        } else if (type == InputStream.class) {
            body = required(Map.of(Records.NDJSON, Map.of("schema", schema("string"))));
        } else if (type != Actor.class && type != HttpServletResponse.class) {
            throw new IllegalStateException("how is %s documented?".formatted(parameter));
        }
    }

    private Object bodyOf(Parameter parameter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", schemas.request(parameter.getParameterizedType()));
        Examples.request(note.id()).ifPresent(example -> json.put("example", example));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("application/json", json);
        if (parameter.getType() == Records.class) {
            content.put(
                    Records.NDJSON,
                    Map.of(
                            "schema",
                            schema("string", "description", "One JSON object a line, as the array has them.")));
        }
        return required(content);
    }

    private static Object required(Map<String, Object> content) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", true);
        body.put("content", content);
        return body;
    }

    private void query(Parameter parameter, RequestParam param) {
        String name = param.name().isEmpty() ? parameter.getName() : param.name();
        boolean defaults = !param.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        Object schema = schemas.of(parameter.getParameterizedType());
        String description = switch (name) {
            case "after" -> "The `next` of the page before; nothing for the first page.";
            case "limit" -> "How many at most, 1 to 1,000.";
            case "sort" -> "The order; a minus means the greatest first.";
            default -> "";
        };
        if (defaults) {
            description = (description + " Default: `%s`.".formatted(param.defaultValue())).strip();
        }
        add("query", name, param.required() && !defaults, schema, description);
    }

    private void header(RequestHeader header, Parameter parameter) {
        if (header.value().equals("If-Match")) {
            ifMatch(true);
        } else {
            add("header", header.value(), header.required(), schemas.of(parameter.getParameterizedType()), "");
        }
    }

    private void ifMatch(boolean required) {
        if (parameters.stream().noneMatch(each -> each.get("name").equals("If-Match"))) {
            add("header", "If-Match", required, schema("string"), "The ETag of what is changed, as it was read.");
        }
    }

    private void add(String in, String name, boolean required, Object schema, String description) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("schema", schema);
        if (!description.isEmpty()) {
            parameter.put("description", description);
        }
        parameters.add(parameter);
    }
}
