package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;
import java.util.Optional;

/** What can be done at a station, with the newest version of its body. A changed meaning is a new version or a new type. */
public enum OperationType implements Wire {
    PICK_CLAIM(1),
    PICK_SCAN(1),
    PICK_QUANTITY(2),
    PICK_SHORT(1),
    PICK_SKIP(1),
    PICK_UNDO(1),
    PICK_FINISH(1),
    PICK_RELEASE(1),
    PICK_TAKE_OVER(1),
    PICK_FAIL(1),
    PACK_SCAN_AT_BENCH(1),
    PACK_SCAN(1),
    PACK_REST(1),
    PACK_OPEN(1),
    PACK_CLOSE(1),
    PACK_REOPEN_BOX(1),
    PACK_UNDO(1),
    PACK_CONFIRM(1),
    PACK_REOPEN(1),
    PACK_FAIL(1),
    PACK_RETRY(1),
    /** A tote stands here that was picked at another station which is silent: what was planned counts as picked here. */
    PACK_TAKE_OVER(1),
    QC_RECORD(1),
    HOLD_PLACE(1),
    HOLD_RELEASE(1),
    PUT_BACK_DONE(1),
    COUNT_DONE(1),
    LEASE_START(1),
    LEASE_RETURN(1),
    CANCEL_ACKNOWLEDGE(1),
    SIGN_IN(1),
    SIGN_OUT(1),
    STATION_EVENT(1);

    private final int version;

    OperationType(int version) {
        this.version = version;
    }

    /** The newest version of the body that this build writes and reads; older ones are brought up to it. */
    public int version() {
        return version;
    }

    /** The type of that wire name; empty if this build does not know it. */
    public static Optional<OperationType> of(String wire) {
        for (OperationType type : values()) {
            if (type.wire().equals(wire)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
