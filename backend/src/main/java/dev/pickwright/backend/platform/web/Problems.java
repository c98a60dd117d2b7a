package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

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
