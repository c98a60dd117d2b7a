package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.TestStation;
import dev.pickwright.model.access.EnrolStation;
import dev.pickwright.model.access.InviteStation;
import dev.pickwright.model.access.StationDevices;
import dev.pickwright.model.access.StationFacts;
import java.util.List;
import java.util.Map;

/** What a supervisor does with stations, and a station with itself. */
final class StationOperations {

    private static final String PATH = "/v1/stations";
    /** Where the floor's people are signed in. */
    private static final String BENCH = "bench 1";

    static final List<Operation> ALL = List.of(
            found(
                    "- ask for a station's code",
                    ground -> invitation(ground, BENCH),
                    "select count(*) from station_code where used_at is null",
                    "1"),
            found(
                    "- change a station",
                    ground -> Api.Call.put(
                            ground.site.supervisor(),
                            enrolled(ground, "Bench 8"),
                            new StationFacts("Bench 9", "zebra", null),
                            0),
                    "select printer from station where held_name = 'bench 9'",
                    "zebra"),
            found(
                    "- change a station's own devices",
                    ground -> {
                        enrolled(ground, BENCH);
                        return Api.Call.put(
                                ground.site.supervisor(), PATH + "/me", new StationDevices(null, "COM1"), 0);
                    },
                    "select scale from station",
                    "COM1"),
            found(
                    "- retire a station",
                    ground -> new Api.Call(ground.site.supervisor(), enrolled(ground, "Bench 8") + "/retire", Map.of()),
                    "select count(*) from station where retired_at is not null and held_name is null"
                            + " and not exists (select 1 from station_token)",
                    "1"));

    private StationOperations() {}

    private static Api.Call invitation(Ground ground, String name) {
        return new Api.Call(ground.site.supervisor(), "/v1/station-codes", new InviteStation(name, ground.site.code()));
    }

    /** The path of a station that came in. */
    private static String enrolled(Ground ground, String name) {
        Api.Call asked = invitation(ground, name);
        String code = ground.api
                .post(asked.who(), asked.path(), asked.body())
                .path("code")
                .asString();
        return PATH
                + "/"
                + ground.api
                        .post(Floor.system(), PATH, new EnrolStation(code, new TestStation().publicKey()))
                        .path("station")
                        .path("id")
                        .asString();
    }
}
