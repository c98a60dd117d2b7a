package dev.pickwright.station.backend.api;

import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backend refused, or cannot be reached. */
public final class DomainFailure extends RuntimeException {

    /** The code when no answer came at all. */
    public static final String UNREACHABLE = "unreachable";

    private final String code;
    private final transient @Nullable Message message;
    private final transient Map<String, String> facts;

    /** @param code of the problem document, or {@link #UNREACHABLE} */
    public DomainFailure(String code, String detail) {
        this(code, detail, null);
    }

    /** @param message what the screen says; null if the backend sent none */
    public DomainFailure(String code, String detail, @Nullable Message message) {
        this(code, detail, message, Map.of());
    }

    /** @param facts the further members of the problem document, by name */
    public DomainFailure(String code, String detail, @Nullable Message message, Map<String, String> facts) {
        super(detail);
        this.code = code;
        this.message = message;
        this.facts = Map.copyOf(facts);
    }

    public @Nullable Message message() {
        return message;
    }

    public String code() {
        return code;
    }

    public boolean is(Problem problem) {
        return code.equals(problem.wire());
    }

    /** What the backend said further; empty if it did not. */
    public String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
