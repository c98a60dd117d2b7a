package dev.pickwright.backend.api;

import static dev.pickwright.backend.api.Schemas.schema;

import dev.pickwright.backend.platform.web.DoneOrWaiting;
import dev.pickwright.backend.platform.web.Records;
import dev.pickwright.backend.sync.operation.StationRefusals;
import dev.pickwright.model.Problem;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Every answer that a handler method can give. */
final class ApiAnswers {

    private final Schemas schemas;
    private final ProblemAnswers problems;

    ApiAnswers(Schemas schemas, ProblemAnswers problems) {
        this.schemas = schemas;
        this.problems = problems;
    }

    Map<String, Object> of(
            RequestMappingInfo info, HandlerMethod handler, ApiOperation operation, OperationNotes.Note note) {
        Map<String, Object> answers = new TreeMap<>();
        Map<String, Object> content = content(info, handler, note);
        answers.put(successStatus(handler), success(content, note));
        DoneOrWaiting both = handler.getMethodAnnotation(DoneOrWaiting.class);
        if (both != null) {
            answers.put("202", waiting(both, note));
        }
        if (note.etag() && !operation.command()) {
            answers.put("304", Map.of("description", "It is still what `If-None-Match` names."));
        }
        Map<Integer, Set<Problem>> refusals = refusals(operation, note);
        if (operation.command()) {
            atStation(info).forEach(problem -> put(refusals, problem));
        }
        if (!content.isEmpty()) {
            put(refusals, 406, Problem.REQUEST_INVALID);
        }
        refusals.forEach((status, codes) -> answers.put(String.valueOf(status), problems.answer(codes)));
        return answers;
    }

    private static Set<Problem> atStation(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path))
                .flatMap(route -> StationRefusals.of(route).stream())
                .collect(Collectors.toSet());
    }

    private Map<String, Object> waiting(DoneOrWaiting both, OperationNotes.Note note) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schema", schemas.of(both.waiting()));
        Examples.waiting(note.id()).ifPresent(example -> body.put("example", example));
        return Map.of(
                "description",
                "Asked: it is done when the station that works on it has said that it stopped.",
                "content",
                Map.of(MediaType.APPLICATION_JSON_VALUE, body));
    }

    private static String successStatus(HandlerMethod handler) {
        ResponseStatus status = handler.getMethodAnnotation(ResponseStatus.class);
        return String.valueOf(status == null ? 200 : status.value().value());
    }

    private static Map<String, Object> success(Map<String, Object> content, OperationNotes.Note note) {
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", content.isEmpty() ? "Done." : note.summary() + ".");
        if (note.etag()) {
            success.put(
                    "headers", Map.of("ETag", ProblemAnswers.header("The version, for `If-Match`.", schema("string"))));
        }
        if (!content.isEmpty()) {
            success.put("content", content);
        }
        return success;
    }

    private Map<String, Object> content(RequestMappingInfo info, HandlerMethod handler, OperationNotes.Note note) {
        Type answer = handler.getMethod().getGenericReturnType();
        DoneOrWaiting both = handler.getMethodAnnotation(DoneOrWaiting.class);
        if (both != null) {
            answer = both.done();
        } else if (answer instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
            answer = generic.getActualTypeArguments()[0];
        }
        boolean written = List.of(handler.getMethod().getParameterTypes())
                .contains(jakarta.servlet.http.HttpServletResponse.class);
        if (answer == void.class) {
            if (!written) {
                return Map.of();
            }
            return info.getProducesCondition().isEmpty()
                    ? Map.of("text/csv", Map.of("schema", schema("string")))
                    : Map.of("application/zip", Map.of("schema", schema("string", "format", "binary")));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        Set<String> types = new LinkedHashSet<>();
        info.getProducesCondition()
                .getProducibleMediaTypes()
                .forEach(type -> types.add(type.removeQualityValue().getType() + "/" + type.getSubtype()));
        for (String type : types.isEmpty() ? Set.of(MediaType.APPLICATION_JSON_VALUE) : types) {
            boolean json = type.equals(MediaType.APPLICATION_JSON_VALUE);
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("schema", json && answer != StreamingResponseBody.class ? schemas.of(answer) : schema("string"));
            if (json) {
                Examples.response(note.id()).ifPresent(example -> each.put("example", example));
            } else if (type.equals(Records.NDJSON)) {
                each.put("schema", schema("string", "description", "One JSON object a line, as the array has them."));
            }
            content.put(type, each);
        }
        return content;
    }

    private static Map<Integer, Set<Problem>> refusals(ApiOperation operation, OperationNotes.Note note) {
        Map<Integer, Set<Problem>> refusals = new TreeMap<>();
        put(refusals, Problem.INTERNAL_ERROR, Problem.DATABASE_UNREACHABLE, Problem.STILL_RUNNING);
        if (!operation.forAnybody()) {
            put(refusals, Problem.NOT_SIGNED_IN, Problem.NOT_ALLOWED, Problem.RATE_LIMITED);
        }
        if (operation.hasInput()) {
            put(refusals, Problem.REQUEST_INVALID, Problem.NOT_FOUND);
        }
        if (operation.hasBody()) {
            put(refusals, Problem.TOO_LARGE);
            put(refusals, 415, Problem.REQUEST_INVALID);
        }
        if (operation.command()) {
            put(refusals, Problem.IDEMPOTENCY_KEY_MISSING, Problem.IDEMPOTENCY_KEY_REUSED, Problem.DISK_FULL);
            if (!note.ifMatch().equals("no")) {
                put(refusals, Problem.VERSION_STALE);
            }
        }
        note.problems().forEach(problem -> put(refusals, problem));
        return refusals;
    }

    private static void put(Map<Integer, Set<Problem>> refusals, Problem... problems) {
        for (Problem problem : problems) {
            put(refusals, ProblemAnswers.status(problem), problem);
        }
    }

    private static void put(Map<Integer, Set<Problem>> refusals, int status, Problem problem) {
        refusals.computeIfAbsent(status, key -> EnumSet.noneOf(Problem.class)).add(problem);
    }
}
