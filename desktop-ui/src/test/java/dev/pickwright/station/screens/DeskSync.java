package dev.pickwright.station.screens;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.HandoverStatus;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.OperationView;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.StationSyncView;
import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.backend.api.CaseGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.api.SyncGateway;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The central of {@link Desks}, and how the station stands with it. What is looked up every second is not kept in its calls. */
public final class DeskSync implements SyncGateway, CaseGateway {

    private final Desks desks;
    public SyncStatus status;
    public Map<FulfillmentId, OperationStanding> standings = Map.of();
    public List<OperationView> operations = List.of();
    public List<StationSyncView> stations = List.of();
    public List<CaseView> cases = List.of();
    public int standingsAsked;
    public DomainFailure failure;

    DeskSync(Desks desks) {
        this.desks = desks;
    }

    /** Online, with nothing that waits. */
    public static SyncStatus online(Instant now) {
        return status(SyncStatus.Link.ONLINE, now, 0, 0);
    }

    /** With so many that wait, the oldest for more than three hours, and so many to be acted on. */
    public static SyncStatus status(
            SyncStatus.Link link, Instant now, long waiting, long attention, StopNotice... stops) {
        return status(link, now, waiting, attention, null, stops);
    }

    /** As above, where something was done before there was a central. */
    public static SyncStatus status(
            SyncStatus.Link link,
            Instant now,
            long waiting,
            long attention,
            HandoverStatus handover,
            StopNotice... stops) {
        return new SyncStatus(
                link,
                now.minusSeconds(1_500),
                "https://central.example:8443",
                "Bench 2",
                1_207,
                waiting,
                waiting == 0 ? null : now.minusSeconds(11_520),
                attention,
                0,
                now.minusSeconds(1_560),
                14,
                now.plusSeconds(9_000),
                185,
                link == SyncStatus.Link.DRAINING ? 6_120 : 0,
                link == SyncStatus.Link.DRAINING ? 1_050 : 0,
                2_400,
                48_211,
                link == SyncStatus.Link.ONLINE ? null : "no_route",
                null,
                false,
                List.of(stops),
                "1.4.0",
                "0199a1b2-0000-7000-8000-00000000c0de",
                handover);
    }

    @Override
    public Optional<SyncStatus> status() {
        if (failure != null) {
            throw failure;
        }
        return Optional.ofNullable(status);
    }

    @Override
    public Map<FulfillmentId, OperationStanding> standings() {
        standingsAsked++;
        return standings;
    }

    @Override
    public List<OperationView> operations() {
        return desks.answer("operations", operations);
    }

    @Override
    public void exchange() {
        desks.answer("exchange", true);
    }

    @Override
    public void acknowledge(FulfillmentId stopped) {
        desks.answer("acknowledge", true);
    }

    @Override
    public void acknowledgeRestored() {
        desks.answer("acknowledge restored", true);
    }

    @Override
    public String saveJournal() {
        return desks.answer("save the journal", "/home/bench2/.pickwright/exports/journal-20261126-073000-000.zip");
    }

    @Override
    public void giveBack() {
        desks.answer("give back", true);
    }

    @Override
    public List<StationSyncView> stations() {
        return desks.answer("stations with central", stations);
    }

    @Override
    public List<CaseView> open() {
        return cases;
    }

    @Override
    public void resolve(CaseView seen, ResolveCase told) {
        desks.answer("resolve " + told.outcome() + ": " + told.reason(), true);
    }

    @Override
    public void keep(StationSyncView station, String boot) {
        desks.answer("keep " + boot + " as " + station.name(), true);
    }

    @Override
    public void revoke(FulfillmentId fulfillment, String reason) {
        desks.answer("revoke: " + reason, true);
    }
}
