package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Problem documents from refusals; also for filters, which no advice covers. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail document(ProblemException e) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status(e.problem()), e.detail());
        name(detail, e.problem());
        e.extras().forEach(detail::setProperty);
        return detail;
    }

    public static ResponseEntity<ProblemDetail> response(ProblemException e) {
        var answer = ResponseEntity.status(status(e.problem()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.LINK, help(e.problem()));
        if (e.extras().get("retry_after_seconds") instanceof Integer seconds) {
            answer.header("Retry-After", seconds.toString());
        }
        return answer.body(document(e));
    }

    public static void write(HttpServletResponse response, JsonMapper json, ProblemException problem)
            throws IOException {
        write(response, json, response(problem));
    }

    /** What a filter answers in the place of a handler. */
    public static void write(HttpServletResponse response, JsonMapper json, ResponseEntity<ProblemDetail> answer)
            throws IOException {
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }

    /** A request that no handler may see, such as one with control characters in its path or headers. */
    public static ResponseEntity<ProblemDetail> rejected() {
        return response(new ProblemException(
                Problem.REQUEST_INVALID, "The path or a header of the request has characters that are not allowed."));
    }

    /** Says which of the problems it is, by all that names one. */
    static void name(ProblemDetail detail, Problem problem) {
        detail.setType(URI.create("urn:pickwright:problem:" + problem.wire()));
        detail.setTitle(ProblemPages.title(problem));
        detail.setProperty("code", problem.wire());
    }

    /** The value of a {@code Link} header to the problem's page. */
    static String help(Problem problem) {
        return "<%s>; rel=\"help\"".formatted(ProblemPages.path(problem));
    }

    /** What failed before any handler was reached. @param status as decided there */
    public static ResponseEntity<ProblemDetail> unreadable(int status) {
        Problem problem = status >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                ? Problem.INTERNAL_ERROR
                : status == HttpStatus.NOT_FOUND.value() ? Problem.NOT_FOUND : Problem.REQUEST_INVALID;
        ProblemDetail detail =
                Objects.requireNonNull(response(new ProblemException(problem, "The request could not be read."))
                        .getBody());
        detail.setStatus(status);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    static HttpStatus status(Problem problem) {
        return switch (problem.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case MISSING -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case GONE -> HttpStatus.GONE;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
