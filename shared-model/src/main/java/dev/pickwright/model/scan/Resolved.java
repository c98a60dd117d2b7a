package dev.pickwright.model.scan;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import org.jspecify.annotations.Nullable;

/** What a scanned code stands for in one warehouse. */
public sealed interface Resolved {

    record Bin(BinId id, String code) implements Resolved {}

    /** @param units base units that one scan stands for */
    record Item(SkuId id, String code, String description, int units) implements Resolved {}

    /** @param boundTo the fulfillment whose goods it holds; null if it is free */
    record Tote(ToteId id, String code, @Nullable FulfillmentId boundTo) implements Resolved {}

    record Package(String sscc) implements Resolved {}

    record Badge(String code) implements Resolved {}

    /** Nothing that this warehouse knows. */
    record Unknown(String raw) implements Resolved {}

    /** The code as a person reads it. */
    default String shown() {
        return switch (this) {
            case Bin bin -> bin.code();
            case Item item -> item.code();
            case Tote tote -> tote.code();
            case Package box -> box.sscc();
            case Badge badge -> badge.code();
            case Unknown unknown -> unknown.raw();
        };
    }
}
