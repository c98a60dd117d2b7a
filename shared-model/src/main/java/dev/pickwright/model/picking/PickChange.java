package dev.pickwright.model.picking;

import dev.pickwright.model.Message;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.ItemId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to write about a picklist, and what to say of it. */
public sealed interface PickChange {

    Message message();

    record ToteBound(FulfillmentId fulfillment, ToteId tote, String code) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.tote_bound", code);
        }
    }

    record BinConfirmed(BinId bin, String code) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.bin_confirmed", code);
        }
    }

    /** Units went from the line's bin into the tote; {@code trace} is what their codes said of them. */
    record UnitsPicked(PickState.Line line, ToteId tote, int quantity, Trace trace) implements PickChange {

        public boolean closesLine() {
            return line.open() == quantity;
        }

        @Override
        public Message message() {
            return closesLine()
                    ? Message.of("pick.line_done", line.sku(), line.quantity())
                    : Message.of("pick.units_picked", line.picked() + quantity, line.quantity());
        }
    }

    /** The newest pick was put back into its bin. */
    record PickUndone(PickState.Pick pick, PickState.Line line) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.undone", pick.quantity(), line.sku(), line.bin());
        }
    }

    /** All of one fulfillment is picked; the others on the picklist go on. */
    record PartCompleted(FulfillmentId fulfillment, String number) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.counted_as_picked", number);
        }
    }

    /** The line goes last. */
    record LineSkipped(PickState.Line line, int position) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.skipped", line.bin());
        }
    }

    /**
     * Units were not found.
     *
     * @param missing base units, 1 or more
     */
    record LineShort(PickState.Line line, int missing, ShortReason reason, ShortResolution resolution)
            implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.short_" + resolution.wire(), missing, line.sku());
        }
    }

    /** Missing units are planned from another bin. */
    record LineAdded(PickState.Line instead, BinId bin, int quantity, int position) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.short_other_bin", quantity, instead.sku());
        }
    }

    /** Missing units of a fulfillment go to the order's next part. */
    record BackOrdered(FulfillmentId fulfillment, Map<ItemId, Integer> quantities) implements PickChange {
        public BackOrdered {
            quantities = Map.copyOf(quantities);
        }

        @Override
        public Message message() {
            return Message.of("pick.back_ordered", quantities.size());
        }
    }

    /** The pick of a fulfillment has failed: its open lines are given up, and it leaves the picklist. */
    record PartFailed(FulfillmentId fulfillment, String number, String cause) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.failed", number);
        }
    }

    /** An item that must return to a bin was taken out of its tote. */
    record PutBackTaken(PickState.PutBack putBack) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.put_back_taken", putBack.quantity(), putBack.sku());
        }
    }

    record PutBackDone(PickState.PutBack putBack, BinId bin, String code) implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.put_back_done", putBack.quantity(), putBack.sku(), code);
        }
    }

    /** @param operator null when the picklist is free again */
    record Assigned(@Nullable OperatorId operator) implements PickChange {
        @Override
        public Message message() {
            return Message.of(operator == null ? "pick.released" : "pick.claimed");
        }
    }

    record Completed() implements PickChange {
        @Override
        public Message message() {
            return Message.of("pick.finished");
        }
    }
}
