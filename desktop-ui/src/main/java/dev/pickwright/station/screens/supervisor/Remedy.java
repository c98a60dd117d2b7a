package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.Wire;
import java.util.Optional;

/** What a supervisor can do about a fulfillment from the detail screen; named as the backend names the operation. */
enum Remedy implements Wire {
    START_PLANNING("start-planning", false),
    GENERATE_PICKLIST("generate-picklist", false),
    RETRY_PICK("retry-pick", false),
    RETRY_PACK("retry-pack", false),
    GRANT_ATTEMPT("grant-attempt", true),
    RELEASE_HOLD("holds/%s/release", true),
    MARK_READY("", false),
    COMPLETE("complete", false),
    CANCEL("cancel", true);

    private final String path;
    private final boolean asksReason;

    Remedy(String path, boolean asksReason) {
        this.path = path;
        this.asksReason = asksReason;
    }

    /** Empty if somebody else does that, or elsewhere. */
    static Optional<Remedy> of(String action) {
        for (Remedy remedy : values()) {
            if (remedy.wire().equals(action)) {
                return Optional.of(remedy);
            }
        }
        return Optional.empty();
    }

    /** The rest of the endpoint's path. */
    String path(String subject) {
        return path.formatted(subject);
    }

    boolean asksReason() {
        return asksReason;
    }
}
