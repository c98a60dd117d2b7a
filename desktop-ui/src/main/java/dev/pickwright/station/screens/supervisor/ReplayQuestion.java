package dev.pickwright.station.screens.supervisor;

import dev.pickwright.station.controls.ConfirmOverlay;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Navigator;

/** Asks once more before many events are sent again. */
interface ReplayQuestion {

    void replayAll(String endpoint, String cause, int count, Runnable confirmed);

    /** The overlay that asks it. */
    static ConfirmOverlay overlay(Navigator navigator, String endpoint, String cause, int count, Runnable confirmed) {
        return new ConfirmOverlay(
                navigator,
                Messages.text("dead.replay_all_title", count, endpoint),
                Messages.text("dead.replay_all_hint", count, cause),
                Messages.text("dead.replay_all_confirm", count),
                confirmed);
    }
}
