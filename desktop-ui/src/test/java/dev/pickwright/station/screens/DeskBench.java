package dev.pickwright.station.screens;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.ClosePackage;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackQueueView;
import dev.pickwright.model.packing.PackRest;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.quality.RecordQc;
import dev.pickwright.station.backend.api.PackGateway;
import java.util.List;

/** The pack bench of a {@link Desks}. */
final class DeskBench implements PackGateway {

    private final Desks desks;

    DeskBench(Desks desks) {
        this.desks = desks;
    }

    @Override
    public PackQueueView queue() {
        return desks.answer("pack queue", new PackQueueView(0, List.of()));
    }

    @Override
    public PackTaskView task(FulfillmentId id) {
        return desks.answer("task", desks.packTask);
    }

    @Override
    public PackAnswer scanAtBench(String code, EntryMode entry) {
        return desks.pack("bench " + code);
    }

    @Override
    public PackAnswer takeOver(String code, EntryMode entry) {
        return desks.pack("take over " + code);
    }

    @Override
    public PackAnswer scan(FulfillmentId id, String code, EntryMode entry) {
        return desks.pack("pack " + code);
    }

    @Override
    public PackAnswer packRest(FulfillmentId id, PackRest told) {
        return desks.pack("rest " + told.quantity().units());
    }

    @Override
    public PackAnswer openPackage(FulfillmentId id, String type) {
        return desks.pack("open " + type);
    }

    @Override
    public PackAnswer closePackage(FulfillmentId id, ClosePackage told) {
        return desks.pack("close " + told.weightGrams());
    }

    @Override
    public PackAnswer undo(FulfillmentId id) {
        return desks.pack("undo");
    }

    @Override
    public PackAnswer confirmPacked(FulfillmentId id) {
        return desks.pack("confirm packed");
    }

    @Override
    public PackAnswer reopen(FulfillmentId id) {
        return desks.pack("reopen");
    }

    @Override
    public PackTaskView fail(FulfillmentId id, String cause) {
        return desks.answer("fail: " + cause, desks.packTask);
    }

    @Override
    public PackAnswer recordQc(FulfillmentId id, RecordQc told) {
        return desks.pack("qc " + told.points().size());
    }

    @Override
    public PackTaskView releaseHold(FulfillmentId id, String hold, String reason) {
        return desks.answer("release " + hold + ": " + reason, desks.packTask);
    }

    @Override
    public PackAnswer markReady(FulfillmentId id) {
        return desks.pack("ready");
    }

    @Override
    public PackAnswer ship(FulfillmentId id) {
        return desks.pack("ship");
    }
}
