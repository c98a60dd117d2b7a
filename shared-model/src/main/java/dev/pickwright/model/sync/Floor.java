package dev.pickwright.model.sync;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;

/** What operations act on: the fulfillments, the goods and the people, with the same status machine everywhere. */
public interface Floor {

    /**
     * Carries an operation out, with what happened and the step of the work, through the same rules as at the station.
     * Runs in a savepoint; a refusal leaves nothing behind.
     *
     * @return {@link Ruling#APPLIED}, or a flagged one
     * @throws OperationRefused if it does not fit the state
     * @throws HandlerFailure for what nobody foresaw: the batch ends before it, and the third time it is quarantined. What
     *     makes the whole transaction worth repeating, such as a deadlock, passes as it is
     */
    Ruling apply(Operation operation) throws OperationRefused;

    /** Runs work about what that station did: what else is called here in it is about that station as well. */
    void doneAt(StationId station, Runnable work);

    /** Records what happened of an operation whose step was refused: the goods lie in the tote at the station. */
    void recordFact(Operation operation, CaseId file);

    /** Takes back what {@link #recordFact} wrote, so that the operation can be applied after all. */
    void takeBackFact(Operation operation, CaseId file);

    /** Brings a body to the newest version of its type. @throws UnknownOperation if this build cannot */
    Operation upcast(Operation operation) throws UnknownOperation;

    /** What cancelling the fulfillment would do now. */
    CancelStanding cancelStanding(FulfillmentId fulfillment);

    /** Cancels it, as nobody holds it. */
    void cancel(FulfillmentId fulfillment);

    /** Whether a fulfillment can be cancelled. */
    enum CancelStanding {
        POSSIBLE,
        /** Shipped, completed or cancelled. */
        TOO_LATE
    }

    /** The operation does not fit the state. */
    final class OperationRefused extends Exception {
        private static final long serialVersionUID = 1L;
        private final VerdictCode code;

        public OperationRefused(VerdictCode code, String message) {
            super(message);
            this.code = code;
        }

        public VerdictCode code() {
            return code;
        }
    }

    /** Carrying an operation out failed for a reason nobody foresaw. */
    final class HandlerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public HandlerFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The operation cannot be understood by this build. */
    final class UnknownOperation extends Exception {
        private static final long serialVersionUID = 1L;
        private final VerdictCode code;

        public UnknownOperation(VerdictCode code, String message) {
            super(message);
            this.code = code;
        }

        public VerdictCode code() {
            return code;
        }
    }
}
