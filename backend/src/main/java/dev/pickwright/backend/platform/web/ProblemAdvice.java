package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every error into a problem document (RFC 9457) with a stable {@code code}. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException e) {
        return Problems.response(e);
    }

    /** A path variable or parameter that its type refuses. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> argument(IllegalArgumentException e) {
        return Problems.response(new ProblemException(Problem.REQUEST_INVALID, sentence(e)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(TransientDataAccessException e) {
        log.warn("The database was too busy", e);
        return Problems.response(new ProblemException(
                Problem.STILL_RUNNING,
                "The database is busy; repeat the request with the same key.",
                Map.of("retry_after_seconds", 2)));
    }

    /** Also after a commit whose answer was lost: only a repeat with the same key tells what became of it. */
    @ExceptionHandler({
        NonTransientDataAccessResourceException.class,
        RecoverableDataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        log.warn("The database did not answer", e);
        return Problems.response(new ProblemException(
                Problem.DATABASE_UNAVAILABLE,
                "The database did not answer; repeat the request with the same key: nothing is done twice.",
                Map.of("retry_after_seconds", 2)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        log.error("Unexpected error", e);
        return Problems.response(new ProblemException(
                Problem.INTERNAL_ERROR, "Something went wrong inside; nothing was changed. The log tells more."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = e.getCause() instanceof JacksonException json ? path(json) : "";
        Throwable root = e.getMostSpecificCause();
        String detail = root instanceof UnrecognizedPropertyException
                ? "The request has a field that is not known here."
                : root instanceof IllegalArgumentException illegal
                        ? sentence(illegal)
                        : "The request body is not what is expected here.";
        Map<String, Object> extras = field.isEmpty() ? Map.of() : Map.of("field", field);
        var answer = Problems.response(new ProblemException(
                Problem.REQUEST_INVALID, field.isEmpty() ? detail : field + ": " + detail, extras));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail) {
            Problem problem =
                    status.value() == HttpStatus.NOT_FOUND.value() ? Problem.NOT_FOUND : Problem.REQUEST_INVALID;
            detail.setProperty("code", problem.wire());
            detail.setType(URI.create("urn:pickwright:problem:" + problem.wire()));
        }
        return super.handleExceptionInternal(e, body, headers, status, request);
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String sentence(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
