package dev.pickwright.backend.backup;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import org.jspecify.annotations.Nullable;

/** Why a backup or a restore does not go on, in a sentence. */
public final class Refused {

    private Refused() {}

    public static ProblemException because(String sentence, @Nullable Object... parts) {
        return new ProblemException(Problem.REQUEST_INVALID, sentence.formatted(parts));
    }

    static ProblemException because(Exception cause, String sentence, @Nullable Object... parts) {
        var refused = because(sentence, parts);
        refused.initCause(cause);
        return refused;
    }
}
