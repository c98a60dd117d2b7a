package dev.pickwright.model.packing;

import dev.pickwright.model.Message;

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

    /** Units went into the open box, which an earlier change may have opened. */
    record UnitsPacked(PackState.Item item, int quantity) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.units_packed", item.packed() + quantity, item.picked(), item.sku());
        }
    }

    record PackUndone(PackState.Pack pack, PackState.Item item) implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.undone", pack.quantity(), item.sku());
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
            return Message.of("pack.reopened");
        }
    }

    record Packed() implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.confirmed");
        }
    }

    record Reopened() implements PackChange {
        @Override
        public Message message() {
            return Message.of("pack.reopened");
        }
    }
}
