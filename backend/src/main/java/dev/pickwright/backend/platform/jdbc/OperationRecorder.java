package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.util.function.Supplier;

/** Keeps what was done at a station, so that central can do it too. Without a central there is none. */
public interface OperationRecorder {

    /**
     * Carries a command out and records it, inside the caller's unit of work. What is recorded already is not done again
     * but answered.
     *
     * @param body the request's body, as {@link Once#run} was given it
     * @param type of the answer
     * @throws ProblemException CENTRAL_ONLY before anything is done, if it is nothing that a
     *     station does; NOT_LEASED or WORK_STOPPED if what it is about is not this station's; STATION_NOT_READY if it
     *     may be, and the station has not fetched it again yet; IDEMPOTENCY_KEY_REUSED if another command was recorded
     *     under its key
     */
    <T> T record(Command command, Object body, Class<T> type, Supplier<T> work);

    /** Of what no station does. */
    static ProblemException centralOnly() {
        return new ProblemException(
                Problem.CENTRAL_ONLY, "This is done at central; sign in there, or ask somebody who works there.");
    }
}
