package dev.pickwright.model;

/**
 * Every reason for which the product refuses a request: the {@code code} of a problem document (RFC 9457) and its
 * kind, which decides the HTTP status. Codes are stable; a new reason gets a new constant before it is thrown, so a
 * code that is not known means what its status means.
 */
public enum Problem implements Wire {
    REQUEST_INVALID(Kind.INVALID),
    IDEMPOTENCY_KEY_MISSING(Kind.INVALID),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE),
    STILL_RUNNING(Kind.BUSY),
    NOT_SIGNED_IN(Kind.UNAUTHENTICATED),
    SIGN_IN_REFUSED(Kind.UNAUTHENTICATED),
    SIGN_IN_LOCKED(Kind.TOO_MANY),
    PIN_NEEDED(Kind.UNAUTHENTICATED),
    STATION_CODE_REFUSED(Kind.UNAUTHENTICATED),
    APPROVAL_NEEDED(Kind.FORBIDDEN),
    APPROVAL_REFUSED(Kind.FORBIDDEN),
    RATE_LIMITED(Kind.TOO_MANY),
    NOT_ALLOWED(Kind.FORBIDDEN),
    NOT_FOUND(Kind.MISSING),
    VERSION_STALE(Kind.STALE),
    TRANSITION_REFUSED(Kind.CONFLICT),
    GATE_CLOSED(Kind.CONFLICT),
    CANCEL_BLOCKED(Kind.CONFLICT),
    ATTEMPTS_EXHAUSTED(Kind.CONFLICT),
    TASK_CHANGED(Kind.CONFLICT),
    NOT_YOURS(Kind.CONFLICT),
    NOTHING_TO_DO(Kind.CONFLICT),
    NOTHING_TO_UNDO(Kind.CONFLICT),
    QUANTITY_REFUSED(Kind.CONFLICT),
    ORDER_KNOWN(Kind.CONFLICT),
    SLOT_FULL(Kind.CONFLICT),
    /** A station has the work, so nobody else does it. */
    LEASED(Kind.CONFLICT),
    STOCK_SHORT(Kind.CONFLICT),
    CODE_TAKEN(Kind.CONFLICT),
    CURSOR_EXPIRED(Kind.GONE),
    DELIVERIES_OPEN(Kind.CONFLICT),
    CENTRAL_ONLY(Kind.CONFLICT),
    NOT_LEASED(Kind.CONFLICT),
    WORK_STOPPED(Kind.CONFLICT),
    NUMBERS_USED_UP(Kind.CONFLICT),
    HANDOVER_REFUSED(Kind.CONFLICT),
    CERTIFICATE_UNKNOWN(Kind.CONFLICT),
    OFFLINE_TOO_LONG(Kind.FORBIDDEN),
    IMPORT_REFUSED(Kind.UNPROCESSABLE),
    TOO_LARGE(Kind.TOO_LARGE),
    DISK_FULL(Kind.BUSY),
    DATABASE_UNREACHABLE(Kind.BUSY),
    CENTRAL_UNREACHABLE(Kind.BUSY),
    STATION_NOT_READY(Kind.BUSY),
    INTERNAL_ERROR(Kind.INTERNAL);

    /** What sort of refusal it is; one switch in the web layer maps it to a status. */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        MISSING,
        CONFLICT,
        STALE,
        GONE,
        UNPROCESSABLE,
        TOO_LARGE,
        TOO_MANY,
        BUSY,
        INTERNAL
    }

    private final Kind kind;

    Problem(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
