package dev.pickwright.station.backend.api;

import dev.pickwright.model.access.StationCode;
import dev.pickwright.model.access.StationDevices;
import dev.pickwright.model.access.StationFacts;
import dev.pickwright.model.access.StationView;
import java.util.List;

/** The stations people work at. Calls block; a refusal is a {@link DomainFailure}. */
public interface StationGateway {

    List<StationView> stations();

    /** A code by which one more station can enrol. */
    StationCode invite(String name, String warehouse);

    /** Refused if somebody else changed the station since. */
    void change(StationView seen, StationFacts facts);

    void retire(StationView station);

    /** Whether the backend knows this station by a key of its own; asks nobody. */
    boolean enrolled();

    /** This station, where it is enrolled. */
    StationView own();

    /** What hangs on this station. Refused if somebody else changed the station since. */
    void changeOwn(StationView seen, StationDevices devices);
}
