package dev.pickwright.backend.platform.web;

import dev.pickwright.backend.platform.jdbc.DiskFull;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

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
        // Without where it happened: it is so for every request until it is over.
        String cause = String.valueOf(NestedExceptionUtils.getMostSpecificCause(e));
        if (DiskFull.caused(e)) {
            log.warn("The disk is full: {}", cause);
            return Problems.response(DiskFull.problem());
        }
        log.warn("The database did not answer: {}", cause);
        return Problems.response(new ProblemException(
                Problem.DATABASE_UNREACHABLE,
                "The database did not answer; repeat the request with the same key: nothing is done twice.",
                Map.of("retry_after_seconds", 2)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        log.error("Unexpected error", e);
        return Problems.response(new ProblemException(
                Problem.INTERNAL_ERROR, "Something went wrong inside; nothing was changed. The log tells more."));
    }

    /** Parameters that are too many, or no text. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameters(InvalidParameterException e) {
        return Problems.response(
                new ProblemException(Problem.REQUEST_INVALID, "The parameters are too many, or not readable."));
    }

    /** What the firewall finds only when the request is read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException e) {
        return Problems.rejected();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getMostSpecificCause() instanceof ProblemException refused) {
            return told(refused);
        }
        return told(UnreadableBody.problem(e));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e.getPropertyName() == null ? "" : e.getPropertyName();
        return invalid(name, name + ": this is not what is expected here.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MissingRequestHeaderException header ? header.getHeaderName() : "";
        return invalid(name, e.getBody().getDetail());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(e.getParameterName(), e.getBody().getDetail());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders typed = new HttpHeaders(headers);
        Object told = body == null && e instanceof ErrorResponse response ? response.getBody() : body;
        if (told instanceof ProblemDetail detail) {
            Problem problem =
                    status.value() == HttpStatus.NOT_FOUND.value() ? Problem.NOT_FOUND : Problem.REQUEST_INVALID;
            // Spring's sentence repeats what was sent, which may be a secret in the wrong place.
            detail.setDetail(sentence(status));
            Problems.name(detail, problem);
            typed.set(HttpHeaders.LINK, Problems.help(problem));
        }
        // Whatever is accepted: a refusal is told.
        typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(e, told, typed, status, request);
    }

    private static String sentence(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path does not take this method.";
            case 406 -> "None of the accepted types can be answered here.";
            case 415 -> "This content type is not taken here.";
            default -> "The request is wrong.";
        };
    }

    /** @param field what is wrong; empty if that cannot be said */
    private static ResponseEntity<Object> invalid(String field, @Nullable String detail) {
        Map<String, Object> extras = field.isEmpty() ? Map.of() : Map.of("field", field);
        return told(new ProblemException(
                Problem.REQUEST_INVALID, detail == null ? "The request is wrong." : detail, extras));
    }

    private static ResponseEntity<Object> told(ProblemException refused) {
        var answer = Problems.response(refused);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    private static String sentence(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
