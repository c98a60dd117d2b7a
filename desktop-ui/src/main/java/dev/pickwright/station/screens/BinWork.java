package dev.pickwright.station.screens;

import dev.pickwright.station.backend.api.WorkListGateway;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;

/** How much of the work at the bins waits that is nobody's: goods to put back, bins to count. */
public record BinWork(int putBacks, int counts) {

    /** What there is to do is not known. */
    public static final BinWork NONE = new BinWork(0, 0);

    /** Asks for it; blocks. */
    public static BinWork load(WorkListGateway lists) {
        return new BinWork(lists.putBacks().size(), lists.counts().size());
    }

    public Action putBackAction(ActionId key, Desk desk) {
        return new Action(
                key,
                Messages.text("home.put_backs", putBacks),
                () -> desk.navigator().go(new Route.PutBacks()));
    }

    public Action countAction(ActionId key, Desk desk) {
        return new Action(
                key,
                Messages.text("home.counts", counts),
                () -> desk.navigator().go(new Route.Counts()));
    }
}
