package dev.pickwright.model.packing;

import dev.pickwright.model.Message;
import dev.pickwright.model.warehouse.Trace;
import java.util.UUID;

/** One thing to write about the packages of a fulfillment, and what to say of it. */
public sealed interface PackChange {

    Message message();

    record BoxOpened(String type) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.box_opened", type);
        }
    }

    /** The open box is another type; it is empty still. */
    record BoxTypeChanged(PackState.Box box, String type) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.box_opened", type);
        }
    }

    /** The open box is not used; nothing is in it. */
    record BoxDiscarded(PackState.Box box) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.box_discarded", box.sscc());
        }
    }

    /**
     * Units went from a tote into the open box, which an earlier change may have opened.
     *
     * @param from the tote
     * @param packedAfter units of the item that are in boxes then
     */
    record UnitsPacked(PackState.Item item, int quantity, Trace trace, UUID from, int packedAfter)
            implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.units_packed", packedAfter, item.picked(), item.sku());
        }
    }

    record PackUndone(PackState.Pack pack, PackState.Item item) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.undone", pack.quantity(), item.sku());
        }
    }

    /**
     * Units went out of a box, which an earlier change may have opened, and out of stock; others came into it.
     *
     * @param bin the code of the bin they came from
     * @param brought what they are
     */
    record UnitsSwapped(SwapDecisions.Held held, int quantity, String bin, Trace brought) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.swapped", quantity, bin);
        }
    }

    /** @param weightGrams gross */
    record BoxClosed(PackState.Box box, int weightGrams) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.box_closed", box.sscc());
        }
    }

    /** A closed box is open again; its SSCC is void, the next close gives it a fresh one. */
    record BoxReopened(PackState.Box box) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.box_reopened", box.sscc());
        }
    }

    record Packed() implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.confirmed");
        }
    }

    /** @param choose whether the packer says by scan which box to open */
    record Reopened(boolean choose) implements PackChange {
        @Override
        public Message message() {
            return choose ? Message.of("pack.choose_box") : Message.of("pack.reopened");
        }
    }
}
