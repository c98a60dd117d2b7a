package dev.pickwright.model;

import java.util.Map;
import java.util.Set;

/**
 * A refusal. Thrown inside a unit of work it rolls everything back; at the edge it becomes a problem document.
 * The extras go into that document as they are, so they hold nothing secret and serialize to JSON.
 */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final transient Map<String, Object> extras;

    /** A refusal with a plain English sentence saying what is wrong and what to do. */
    public ProblemException(Problem problem, String detail) {
        this(problem, detail, Map.of());
    }

    /** The members that every problem document has. */
    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance", "code");

    /**
     * A refusal with facts for a program or a screen, such as {@code allowed} or {@code current}.
     *
     * @param extras by snake_case name
     * @throws IllegalArgumentException if a fact has the name of a member that every problem document has
     */
    public ProblemException(Problem problem, String detail, Map<String, Object> extras) {
        super(detail);
        if (extras.keySet().stream().anyMatch(RESERVED::contains)) {
            throw new IllegalArgumentException("a fact has a name that is reserved: " + extras.keySet());
        }
        this.problem = problem;
        this.extras = Map.copyOf(extras);
    }

    public Problem problem() {
        return problem;
    }

    /** The sentence; never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> extras() {
        return extras;
    }
}
