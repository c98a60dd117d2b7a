package dev.pickwright.station.backend.http;

import dev.pickwright.model.access.InviteStation;
import dev.pickwright.model.access.StationCode;
import dev.pickwright.model.access.StationDevices;
import dev.pickwright.model.access.StationFacts;
import dev.pickwright.model.access.StationView;
import dev.pickwright.station.backend.api.StationGateway;
import java.util.List;
import java.util.Map;

public final class HttpStationGateway implements StationGateway {

    private static final String STATIONS = "/v1/stations";
    private static final String OWN = STATIONS + "/me";

    private final Api api;

    public HttpStationGateway(Api api) {
        this.api = api;
    }

    @Override
    public List<StationView> stations() {
        return api.all(STATIONS + "?", StationView.class);
    }

    @Override
    public StationCode invite(String name, String warehouse) {
        return api.post("/v1/station-codes", new InviteStation(name, warehouse), StationCode.class);
    }

    @Override
    public void change(StationView seen, StationFacts facts) {
        api.put(STATIONS + "/" + seen.id(), facts, seen.version());
    }

    @Override
    public void retire(StationView station) {
        api.post(STATIONS + "/" + station.id() + "/retire", Map.of());
    }

    @Override
    public boolean enrolled() {
        return api.enrolled();
    }

    @Override
    public StationView own() {
        return api.get(OWN, StationView.class);
    }

    @Override
    public void changeOwn(StationView seen, StationDevices devices) {
        api.put(OWN, devices, seen.version());
    }
}
