package dev.pickwright.backend.intake;

import dev.pickwright.model.intake.RejectReason;

/** Something that a line says can't be used. */
final class BadValue extends Exception {

    private final RejectReason reason;

    BadValue(RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    RejectReason reason() {
        return reason;
    }

    /** What is wrong; never null. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
