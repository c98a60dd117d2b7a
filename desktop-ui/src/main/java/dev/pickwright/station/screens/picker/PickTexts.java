package dev.pickwright.station.screens.picker;

import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.station.platform.i18n.Messages;

/** What the guided pick says of a task. */
final class PickTexts {

    private PickTexts() {}

    static String instruction(PickTaskView now) {
        String key = "pick.step." + now.step().wire();
        var back = now.putBack();
        if (back != null) {
            String bin = back.bin() == null ? Messages.text("pick.put_back_anywhere") : back.bin();
            String tote = back.tote() == null ? "" : back.tote();
            return Messages.text(key, back.quantity(), back.description(), tote, bin);
        }
        var line = now.current();
        return line == null ? Messages.text(key) : instruction(now, line, key);
    }

    private static String instruction(PickTaskView now, PickTaskView.Line line, String key) {
        if (now.step() == PickStepKind.SCAN_TOTE && now.fulfillments().size() > 1) {
            return Messages.text("pick.tote_for", number(now, line), slot(now, line));
        }
        boolean item = now.step() == PickStepKind.SCAN_ITEM || now.step() == PickStepKind.CONFIRM_QUANTITY;
        if (item && line.serialTracked()) {
            return Messages.text("pick.item_serial", line.description(), line.open());
        }
        if (now.step() == PickStepKind.SCAN_ITEM && line.lotTracked()) {
            return Messages.text("pick.item_lot", line.description());
        }
        return Messages.text(key, line.bin(), line.description(), line.open(), line.quantity());
    }

    static String prompt(PickTaskView now) {
        return switch (now.step()) {
            case SCAN_TOTE -> Messages.text("pick.prompt.tote");
            case SCAN_BIN, PUT_BACK_BIN -> Messages.text("pick.prompt.bin");
            case SCAN_ITEM, CONFIRM_QUANTITY -> Messages.text("pick.prompt.item_or_tote");
            case PUT_BACK_ITEM -> Messages.text("pick.prompt.item");
            case WAIT_FOR_STOCK, FINISH, DONE -> "";
        };
    }

    /** Over the tote: whose it is, where several fulfillments are picked in one walk. */
    static String toteCaption(PickTaskView now, PickTaskView.Line line) {
        return now.fulfillments().size() > 1
                ? Messages.text(
                        "pick.tote_slot", slot(now, line), now.fulfillments().size(), number(now, line))
                : Messages.text("pick.tote");
    }

    /** The place of the line's fulfillment on the picklist, from 1. */
    static int slot(PickTaskView now, PickTaskView.Line line) {
        var parts = now.fulfillments();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).id().equals(line.fulfillmentId())) {
                return i + 1;
            }
        }
        return 1;
    }

    private static String number(PickTaskView now, PickTaskView.Line line) {
        return now.fulfillments().get(slot(now, line) - 1).number();
    }

    /** A stop ahead, with its tote where there are several. */
    static String stop(PickTaskView now, PickTaskView.Line line) {
        return now.fulfillments().size() > 1
                ? Messages.text("pick.next_stop_slot", line.bin(), line.open(), line.sku(), slot(now, line))
                : Messages.text("pick.next_stop", line.bin(), line.open(), line.sku());
    }
}
