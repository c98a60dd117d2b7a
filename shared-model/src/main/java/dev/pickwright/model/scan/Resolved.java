package dev.pickwright.model.scan;

import dev.pickwright.model.Message;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.Trace;
import org.jspecify.annotations.Nullable;

/** What a scanned code stands for in one warehouse: exactly one thing, or nothing. */
public sealed interface Resolved {

    record Bin(BinId id, String code) implements Resolved {}

    /**
     * @param units base units that one scan stands for: the packaging level's factor, times the count if the code
     *     holds one
     * @param trace what the code says of lot, expiry and serial
     */
    record Item(SkuId id, String code, String description, int units, Trace trace) implements Resolved {}

    /** @param boundTo the fulfillment whose goods it holds; null if it is free */
    record Tote(ToteId id, String code, @Nullable FulfillmentId boundTo) implements Resolved {}

    /** @param sscc 18 digits; whether a package has it is not known here */
    record Package(String sscc) implements Resolved {}

    record Badge(OperatorId operator, String code) implements Resolved {}

    /** An order or one of its fulfillments; {@code number} as it is written there. */
    record Order(String number) implements Resolved {}

    record Command(ScanCommand command) implements Resolved {}

    /** Nothing that this warehouse knows. */
    record Unknown(String raw) implements Resolved {}

    /** A code that cannot be taken for one thing: broken, incomplete, or the name of several. */
    record Unreadable(String raw, Message why) implements Resolved {}

    /** The code as a person reads it. */
    default String shown() {
        return switch (this) {
            case Bin bin -> bin.code();
            case Item item -> item.code();
            case Tote tote -> tote.code();
            case Package box -> box.sscc();
            case Badge badge -> badge.code();
            case Order order -> order.number();
            case Command command -> command.command().code();
            case Unknown unknown -> unknown.raw();
            case Unreadable unreadable -> unreadable.raw();
        };
    }
}
