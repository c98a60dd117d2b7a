package dev.pickwright.station.backend.api;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.ShortPick;

/** A picker's intents. Calls block; a refusal is a {@link DomainFailure}. */
public interface PickGateway {

    PickQueueView queue();

    PickAnswer next();

    PickTaskView task(PicklistId id);

    PickAnswer scan(PicklistId id, String code, EntryMode entry);

    PickAnswer confirmQuantity(PicklistId id, ConfirmQuantity told);

    PickAnswer shortPick(PicklistId id, ShortPick told);

    PickAnswer skip(PicklistId id);

    PickAnswer undo(PicklistId id);

    PickAnswer finish(PicklistId id);

    PickAnswer release(PicklistId id);

    /** Takes it from whoever has it. */
    PickAnswer takeOver(PicklistId id, String reason);
}
