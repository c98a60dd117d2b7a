package dev.pickwright.backend.packing;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.OperatorId;

/** What was picked elsewhere and is carried here. Only a station with a central has any. */
public interface AwayWork {

    /**
     * Fetches what lies in a tote that was scanned at a bench here, if this station has not got it. Asks central, so not
     * inside a unit of work; gives up within seconds, and then nothing is changed.
     *
     * @throws dev.pickwright.model.ProblemException LEASED if the station that picked it has not sent all of it
     */
    void fetch(Actor actor, String code);

    /**
     * Fetches what lies in a tote that stands here although the station that picked it has not sent all of it. Asks
     * central, so not inside a unit of work.
     *
     * @param approvedBy the supervisor who lets it be packed
     * @throws dev.pickwright.model.ProblemException CENTRAL_UNREACHABLE if it does not answer; LEASED if a third station
     *     packs it
     */
    void takeOver(Actor actor, String code, OperatorId approvedBy);
}
