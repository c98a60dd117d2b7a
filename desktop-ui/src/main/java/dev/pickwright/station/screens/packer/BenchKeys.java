package dev.pickwright.station.screens.packer;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.FulfillmentView.TakenSlot;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageStatus;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.QcStatus;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.screens.Desk;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the keys do with a fulfillment that is on the bench. */
final class BenchKeys {

    private static final DateTimeFormatter FROM = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Desk desk;
    private final PackModel model;
    private final BenchIntents intents;

    BenchKeys(Desk desk, PackModel model, BenchIntents intents) {
        this.desk = desk;
        this.model = model;
        this.intents = intents;
    }

    List<Action> of(PackTaskView now) {
        Checklist checklist = model.checklist();
        if (checklist.failing() != null) {
            return checklist.actions(this::typed);
        }
        List<Action> actions = new ArrayList<>();
        if (Aside.is(now)) {
            actions.add(desk.manualEntry(this::typed));
            Aside.hold(now)
                    .ifPresent(hold ->
                            actions.add(key(ActionId.CHANGE, "pack.release_hold", () -> intents.askRelease(hold))));
            actions.add(primary("pack.next_tote", model::showQueue));
        } else if (checklist.active()) {
            actions.addAll(checklist.actions(this::typed));
        } else if (now.status() == FulfillmentStatus.PACKING) {
            packing(now, actions);
        } else {
            packed(now, actions);
        }
        boolean keyFree = actions.stream().noneMatch(action -> action.id() == ActionId.SKIP);
        if (keyFree && !checklist.active() && now.status().live()) {
            model.slot().ifPresent(slot -> actions.add(toAnotherSlot(now, slot)));
        }
        actions.add(new Action(ActionId.QUEUE, Messages.text("action.queue"), model::showQueue));
        return actions;
    }

    private Action toAnotherSlot(PackTaskView now, TakenSlot slot) {
        ZoneId zone = ZoneId.of(slot.timeZone());
        var id = now.fulfillmentId();
        return new Action(
                ActionId.SKIP,
                Messages.text("pack.move_slot", FROM.format(slot.startsAt().atZone(zone))),
                () -> desk.navigator().go(new Route.Slots(id, new Route.PackBench(id))));
    }

    private void typed(String code) {
        model.scan(code, EntryMode.TYPED);
    }

    private void packing(PackTaskView now, List<Action> actions) {
        actions.add(desk.manualEntry(this::typed));
        boolean filling = now.step() == PackStepKind.SCAN_ITEM;
        boolean empty = openBox(now).map(PackageView::units).orElse(0) == 0;
        if (filling && !empty) {
            actions.add(key(ActionId.SHORT, "pack.close_box", intents::askWeight));
        }
        actions.add(key(ActionId.FAIL, "pack.fail", intents::askCause));
        if (mayCheck(now)) {
            actions.add(key(ActionId.SKIP, "pack.check_now", model::checkNow));
        }
        if (filling && empty) {
            actions.add(key(ActionId.CHANGE, "pack.other_box", intents::otherBox));
        }
        if (now.undoable()) {
            actions.add(key(ActionId.UNDO, "action.undo", intents::undo));
        }
        switch (now.step()) {
            case SCAN_ITEM ->
                started(now)
                        .ifPresent(line -> actions.add(new Action(
                                ActionId.PRIMARY,
                                Messages.text("pack.rest", line.picked() - line.packed(), line.sku()),
                                () -> intents.packRest(line))));
            case CLOSE_PACKAGE -> actions.add(primary("pack.close_box", intents::askWeight));
            case CONFIRM_PACKED -> actions.add(primary("pack.confirm", intents::confirmPacked));
            case CHECK_QUALITY, MARK_READY, SHIP, DONE, BLOCKED -> {}
        }
    }

    private void packed(PackTaskView now, List<Action> actions) {
        switch (now.step()) {
            case MARK_READY -> {
                actions.add(key(ActionId.CHANGE, "pack.reopen", intents::reopen));
                actions.add(primary("pack.mark_ready", intents::markReady));
            }
            case SHIP -> actions.add(primary("pack.ship", intents::ship));
            case DONE -> actions.add(primary("pack.next_tote", model::showQueue));
            case SCAN_ITEM, CLOSE_PACKAGE, CONFIRM_PACKED, CHECK_QUALITY, BLOCKED -> {}
        }
    }

    private static Action primary(String key, Runnable run) {
        return key(ActionId.PRIMARY, key, run);
    }

    private static Action key(ActionId id, String key, Runnable run) {
        return new Action(id, Messages.text(key), run);
    }

    /** Whether a check is asked for that may be told of now, before packing is confirmed. */
    static boolean mayCheck(PackTaskView now) {
        return now.status() == FulfillmentStatus.PACKING
                && now.qcCheck() != null
                && now.qcCheck().status() == QcStatus.DUE
                && now.unitsPacked() == now.unitsPicked();
    }

    /** The box that the next scan fills. */
    static Optional<PackageView> openBox(PackTaskView now) {
        return now.packages().stream()
                .filter(box -> box.status() == PackageStatus.OPEN)
                .findFirst();
    }

    /** The first line of which some units are in boxes and some are not. */
    private static Optional<PackTaskView.Line> started(PackTaskView now) {
        return now.lines().stream()
                .filter(line -> line.packed() > 0 && line.packed() < line.picked())
                .findFirst();
    }
}
