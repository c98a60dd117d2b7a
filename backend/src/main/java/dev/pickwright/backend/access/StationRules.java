package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.OperatorId;

/** What a station that has a backend of its own and a central adds to signing in. Elsewhere there is none. */
public interface StationRules {

    /** The station itself, for whoever asks as this computer's own application. */
    Actor standing(Actor asker);

    /**
     * Asked before a PIN is looked at, so that nobody is locked out for what the station does not know.
     *
     * @throws dev.pickwright.model.ProblemException OFFLINE_TOO_LONG if PINs count no more; STATION_NOT_READY if they are
     *     not here yet
     */
    void requireContact();

    /** Somebody signed in with a PIN. Joins the unit of work that opens the session. */
    void signedIn(OperatorId operator);

    /** Joins the unit of work that ends the session. */
    void signedOut(OperatorId operator);
}
