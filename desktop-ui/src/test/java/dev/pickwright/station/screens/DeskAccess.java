package dev.pickwright.station.screens;

import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.OperatorAccount;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.StationCode;
import dev.pickwright.model.access.StationDevices;
import dev.pickwright.model.access.StationFacts;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.access.StationView;
import dev.pickwright.station.backend.api.PeopleGateway;
import dev.pickwright.station.backend.api.StationGateway;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The operators and stations of {@link Desks}. */
public final class DeskAccess implements PeopleGateway, StationGateway {

    private final Desks desks;
    public List<OperatorAccount> operators = List.of();
    public List<StationView> stations = List.of();
    public boolean enrolled;
    public StationView own = station("Bench 1", null);

    DeskAccess(Desks desks) {
        this.desks = desks;
    }

    public static OperatorView operator(String badge, String name, Role... roles) {
        return new OperatorView(
                new OperatorId(UUID.nameUUIDFromBytes(badge.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                badge,
                name,
                Set.of(roles),
                "LON",
                "en",
                100);
    }

    /** @param lockedUntil null if the badge is not locked */
    public static OperatorAccount account(String badge, String name, Instant lockedUntil) {
        return new OperatorAccount(
                new OperatorId(UUID.randomUUID()),
                badge,
                new OperatorFacts(name, Set.of(Role.PICKER), "LON", List.of(), List.of(), "en", 100),
                lockedUntil,
                null,
                1);
    }

    public static StationView station(String name, String printer) {
        return new StationView(
                new StationId(UUID.randomUUID()), name, "LON", printer, null, "ab", Instant.EPOCH, null, null, 1);
    }

    @Override
    public List<OperatorAccount> operators() {
        return desks.answer("operators", operators);
    }

    @Override
    public void add(CreateOperator told) {
        desks.answer(
                "add " + told.badge() + " " + told.facts().name() + " "
                        + told.facts().roles(),
                true);
    }

    @Override
    public void change(OperatorAccount seen, OperatorFacts facts) {
        desks.answer("change " + seen.badge() + " " + facts.roles(), true);
    }

    @Override
    public void newPin(OperatorAccount operator, String pin) {
        desks.answer("new pin of " + operator.badge(), true);
    }

    @Override
    public void unlock(OperatorAccount operator) {
        desks.answer("unlock " + operator.badge(), true);
    }

    @Override
    public void retire(OperatorAccount operator) {
        desks.answer("retire " + operator.badge(), true);
    }

    @Override
    public List<StationView> stations() {
        return desks.answer("stations", stations);
    }

    @Override
    public StationCode invite(String name, String warehouse) {
        return desks.answer(
                "invite " + name + " " + warehouse,
                new StationCode("K7QM-2XWP", name, warehouse, desks.now.plusSeconds(600)));
    }

    @Override
    public void change(StationView seen, StationFacts facts) {
        desks.answer("change to %s, %s, %s".formatted(facts.name(), facts.printer(), facts.scale()), true);
    }

    @Override
    public void retire(StationView station) {
        desks.answer("retire " + station.name(), true);
    }

    @Override
    public boolean enrolled() {
        return enrolled;
    }

    @Override
    public StationView own() {
        return desks.answer("own station", own);
    }

    @Override
    public void changeOwn(StationView seen, StationDevices devices) {
        desks.answer("change own to %s, %s".formatted(devices.printer(), devices.scale()), true);
    }
}
