package dev.pickwright.model;

import java.util.Map;

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

    /**
     * A refusal with facts for a program or a screen, such as {@code allowed} or {@code current}.
     *
     * @param extras by snake_case name
     */
    public ProblemException(Problem problem, String detail, Map<String, Object> extras) {
        super(detail);
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
