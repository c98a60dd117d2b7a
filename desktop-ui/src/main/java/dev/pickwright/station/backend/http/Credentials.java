package dev.pickwright.station.backend.http;

import dev.pickwright.station.backend.api.DomainFailure;
import java.io.IOException;

/** Who the station is to its backend. Safe for concurrent use. */
public interface Credentials {

    /** The name under which operators sign in here. */
    String station();

    /** Whether the backend knows the station by a key of its own. */
    boolean enrolled();

    /**
     * To be sent as {@code Authorization: Bearer}. May block for a fresh one.
     *
     * @throws DomainFailure if the backend gives none
     * @throws IOException if it cannot be reached
     */
    String token() throws IOException, InterruptedException;

    /**
     * The backend answered 401 to a request with this token. May block.
     *
     * @return whether the request makes sense with the token of now; false if it was refused for something else
     * @throws DomainFailure if the backend gives no other
     * @throws IOException if it cannot be reached
     */
    boolean renew(String refused) throws IOException, InterruptedException;

    /** Those of a backend that gave the token at its start. */
    static Credentials fixed(String token, String station) {
        return new Credentials() {
            @Override
            public String station() {
                return station;
            }

            @Override
            public boolean enrolled() {
                return false;
            }

            @Override
            public String token() {
                return token;
            }

            @Override
            public boolean renew(String refused) {
                return false;
            }
        };
    }
}
