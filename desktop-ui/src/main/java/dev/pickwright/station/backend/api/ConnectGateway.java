package dev.pickwright.station.backend.api;

import org.jspecify.annotations.Nullable;

/** Connects this station to a central. Calls block; what stands in the way is a {@link DomainFailure}. */
public interface ConnectGateway {

    /** The code when the central does not know this station, or no longer. */
    String NOT_ENROLLED = "station_not_enrolled";

    /** The code when the server shows another certificate than the one that is trusted. */
    String CERTIFICATE_CHANGED = "certificate_changed";

    /** How far a server can be trusted with a code. */
    enum Trust {
        TRUSTED,
        /** Nobody has compared its certificate yet. */
        UNKNOWN,
        /** It shows another certificate than the one that was compared. */
        CHANGED,
        /** What is sent there can be read on the way. */
        READABLE
    }

    /** @param fingerprint the SHA-256 of a certificate to be compared; null if there is none */
    record Seen(Trust trust, @Nullable String fingerprint) {}

    /** Whether this station was enrolled there. */
    boolean enrolled();

    Seen look();

    /** A person has looked at it, and lets the station go on. */
    void trust(Seen seen);

    /** @param code as a supervisor told it */
    void enrol(String code);

    /** Shows the central who this is. @throws DomainFailure {@link #NOT_ENROLLED} if it does not know */
    void prove();
}
