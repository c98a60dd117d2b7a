package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A refusal because of the state says what that state is. */
public final class Fresh {

    private static final Set<Problem.Kind> ABOUT_STATE = EnumSet.of(Problem.Kind.CONFLICT, Problem.Kind.STALE);

    private Fresh() {}

    /**
     * Runs the command; a refusal that lost a race, asked for a refused transition or came with a stale version gets
     * the state as it is then as its fact {@code current}, unless it tells it itself or there is none any more.
     *
     * @param current reads what the command was about; called outside the command's transaction
     */
    public static <T> T orCurrent(Supplier<T> command, Supplier<?> current) {
        try {
            return command.get();
        } catch (ProblemException e) {
            if (!ABOUT_STATE.contains(e.problem().kind()) || e.extras().containsKey("current")) {
                throw e;
            }
            Map<String, Object> facts = new HashMap<>(e.extras());
            try {
                facts.put("current", current.get());
            } catch (ProblemException gone) {
                throw e;
            }
            throw new ProblemException(e.problem(), e.detail(), facts);
        }
    }
}
