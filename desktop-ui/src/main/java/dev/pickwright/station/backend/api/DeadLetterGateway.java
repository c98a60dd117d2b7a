package dev.pickwright.station.backend.api;

import dev.pickwright.model.Page;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterDetail;
import dev.pickwright.model.event.DeadLetterView;
import java.util.List;
import java.util.UUID;

/** Events that a receiver could not be given. Calls block; a refusal is a {@link DomainFailure}. */
public interface DeadLetterGateway {

    List<DeadLetterCause> causes();

    /** The first hundred. */
    Page<DeadLetterView> letters(String endpoint, String cause);

    DeadLetterDetail letter(String endpoint, UUID event);

    void replay(String endpoint, UUID event);

    /**
     * Sends those again that have the cause, part by part.
     *
     * @param count how many they are; with that many it ends, so that what fails at once is not sent for ever
     * @return how many are sent again now
     */
    int replayAll(String endpoint, String cause, int count);

    /** The receiver never gets it. */
    void discard(String endpoint, UUID event, String reason);
}
