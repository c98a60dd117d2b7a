package dev.pickwright.backend.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a receiver did not acknowledge a message, and what that says about the next try. */
public final class PublishFailure extends Exception {

    /** What to do about it. */
    public enum Kind {
        /** The receiver cannot be reached at all: no fault of the message, costs it no try. */
        UNREACHABLE,
        /** It may go better later. */
        AGAIN,
        /** It will never be taken: no further try. */
        REFUSED,
        /** The receiver wants no more messages: the endpoint is disabled. Costs the message no try. */
        GONE
    }

    private final Kind kind;
    private final String cause;
    private final @Nullable Duration retryAfter;

    /**
     * @param cause the sort of failure, without anything that differs from message to message; at most 80 characters
     * @param detail the whole story, without secrets and payload
     */
    public PublishFailure(Kind kind, String cause, String detail) {
        this(kind, cause, detail, null);
    }

    /** @param retryAfter how long the receiver asked to wait; null if it did not say */
    public PublishFailure(Kind kind, String cause, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.cause = cause;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** What failures are grouped by. */
    public String sort() {
        return cause;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
