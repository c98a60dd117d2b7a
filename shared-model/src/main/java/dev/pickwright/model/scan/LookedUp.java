package dev.pickwright.model.scan;

import dev.pickwright.model.Message;
import dev.pickwright.model.Wire;
import dev.pickwright.model.warehouse.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What a code is in a warehouse.
 *
 * @param code as a person reads it
 * @param description of an item
 * @param units base units that one scan of an item stands for
 * @param trace what the code says of an item's lot, expiry and serial
 * @param message why an unreadable code cannot be used
 */
public record LookedUp(
        Kind kind,
        String code,
        @Nullable String description,
        @Nullable Integer units,
        @Nullable Trace trace,
        @Nullable Message message) {

    /** The things a code can be. */
    public enum Kind implements Wire {
        BIN,
        ITEM,
        TOTE,
        PACKAGE,
        BADGE,
        ORDER,
        COMMAND,
        UNKNOWN,
        UNREADABLE
    }

    public static LookedUp of(Resolved resolved) {
        return switch (resolved) {
            case Resolved.Bin bin -> plain(Kind.BIN, bin);
            case Resolved.Item item ->
                new LookedUp(Kind.ITEM, item.code(), item.description(), item.units(), item.trace(), null);
            case Resolved.Tote tote -> plain(Kind.TOTE, tote);
            case Resolved.Package box -> plain(Kind.PACKAGE, box);
            case Resolved.Badge badge -> plain(Kind.BADGE, badge);
            case Resolved.Order order -> plain(Kind.ORDER, order);
            case Resolved.Command command -> plain(Kind.COMMAND, command);
            case Resolved.Unknown unknown -> plain(Kind.UNKNOWN, unknown);
            case Resolved.Unreadable code -> new LookedUp(Kind.UNREADABLE, code.shown(), null, null, null, code.why());
        };
    }

    private static LookedUp plain(Kind kind, Resolved resolved) {
        return new LookedUp(kind, resolved.shown(), null, null, null, null);
    }
}
