package dev.pickwright.backend.sync.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Central did not answer, or not as it should. It never says anything of a single operation. */
public final class CentralFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What a person, or the loop, can do something about. */
    public enum Cause {
        /** This computer has no network. */
        NO_NETWORK,
        /** Nobody answers at central's address. */
        NO_CENTRAL,
        /** Something answers that is not central, such as a Wi-Fi sign-in page; or with another certificate. */
        NOT_CENTRAL,
        /** Central does not know this station, or no longer. */
        REFUSED,
        /** Central asks to come again later. */
        BUSY,
        /** What was sent is too large for it. */
        TOO_LARGE,
        /** It has nothing of that name. */
        MISSING,
        /** Central refuses that request; the code says why. */
        ANSWERED
    }

    private final Cause cause;
    private final String code;
    private final long retryAfterMillis;
    private transient @Nullable JsonNode problem;

    CentralFailure(Cause cause, String code, long retryAfterMillis, @Nullable Throwable because) {
        super(cause + " " + code, because);
        this.cause = cause;
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
    }

    CentralFailure(Cause cause, String code) {
        this(cause, code, 0, null);
    }

    CentralFailure saying(JsonNode told) {
        problem = told;
        return this;
    }

    /** What central's refusal says beside its code; empty if it is none. */
    public Optional<JsonNode> problem() {
        return Optional.ofNullable(problem);
    }

    /** What came is not what central wrote. */
    public static CentralFailure damaged() {
        return new CentralFailure(Cause.BUSY, "damaged");
    }

    public Cause why() {
        return cause;
    }

    /** A word for the log and the sync page; of a refusal of central its problem code. */
    public String code() {
        return code;
    }

    /** How long central asked to wait; 0 if it did not say. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }
}
