package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that changes something.
 *
 * @param caller whose keys are told apart: the operator or the system
 * @param key the caller's {@code Idempotency-Key}
 * @param target method and path, part of what a key stands for
 * @param version of what the command is about, by {@code If-Match}; null skips that check
 * @param approval the secret of a supervisor's approval, by {@code Approval}; null for none
 */
public record Command(
        Actor actor,
        String caller,
        String key,
        String target,
        @Nullable Long version,
        @Nullable String approval) {

    /** Without the approval's secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Command[caller=%s, target=%s]".formatted(caller, target);
    }

    /** One of many operations that came with one request; each has a key of its own. */
    public Command part(int index) {
        return new Command(actor, caller, key + "/" + index, target, null, approval);
    }

    /**
     * The version of what is replaced, where that is not done unseen.
     *
     * @throws ProblemException REQUEST_INVALID if none was sent
     */
    public long neededVersion() {
        if (version == null) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "Send If-Match with the version that you change, as GET tells it, such as \"3\".",
                    Map.of("field", "If-Match"));
        }
        return version;
    }

    /** @throws ProblemException VERSION_STALE if a version was sent and it is not this one */
    public void requireVersion(String what, long current) {
        if (version != null && version != current) {
            throw new ProblemException(
                    Problem.VERSION_STALE,
                    "%s changed meanwhile: it is version %d, not %d. Look at it again, then decide."
                            .formatted(what, current, version));
        }
    }
}
