package dev.pickwright.station.backend.api;

import dev.pickwright.model.Message;
import org.jspecify.annotations.Nullable;

/** The backend refused, or cannot be reached. */
public final class DomainFailure extends RuntimeException {

    /** The code when no answer came at all. */
    public static final String UNREACHABLE = "unreachable";

    private final String code;
    private final transient @Nullable Message message;

    /** @param code of the problem document, or {@link #UNREACHABLE} */
    public DomainFailure(String code, String detail) {
        this(code, detail, null);
    }

    /** @param message what the screen says; null if the backend sent none */
    public DomainFailure(String code, String detail, @Nullable Message message) {
        super(detail);
        this.code = code;
        this.message = message;
    }

    public @Nullable Message message() {
        return message;
    }

    public String code() {
        return code;
    }
}
