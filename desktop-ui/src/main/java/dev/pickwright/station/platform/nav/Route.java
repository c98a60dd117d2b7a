package dev.pickwright.station.platform.nav;

import dev.pickwright.model.fulfillment.FulfillmentId;
import org.jspecify.annotations.Nullable;

/** Where one can go. */
public sealed interface Route {

    /** @param badge that was scanned already; null if none was */
    record SignIn(@Nullable String badge) implements Route {

        public SignIn() {
            this(null);
        }
    }

    /** Chooses by role, or lets the operator choose. */
    record Home() implements Route {}

    record PickQueue() implements Route {}

    record GuidedPick() implements Route {}

    record PutBacks() implements Route {}

    record Counts() implements Route {}

    /** @param on the fulfillment on it; null if it is empty */
    record PackBench(@Nullable FulfillmentId on) implements Route {

        public PackBench() {
            this(null);
        }
    }

    record Board() implements Route {}

    record Detail(FulfillmentId id) implements Route {}

    /** @param number of the order to begin with; null for the oldest */
    record Unroutable(@Nullable String number) implements Route {}

    /** The causes for which receivers did not get their events. */
    record DeadLetters() implements Route {}

    /** The events that one receiver did not get for one cause. */
    record DeadLettersOf(String endpoint, String cause) implements Route {}

    /** What happened to whatever is scanned there. */
    record Timeline() implements Route {}

    record People() implements Route {}

    /** What hangs on this station. */
    record OwnStation() implements Route {}

    record Stations() implements Route {}

    record Stock() implements Route {}

    /**
     * @param moving the fulfillment to find another slot for; null to look only
     * @param back where one comes from, and goes to afterwards
     */
    record Slots(@Nullable FulfillmentId moving, Route back) implements Route {}

    /**
     * How this station stands with its central.
     *
     * @param left what was on screen, to be brought back
     */
    record Sync(Parked left) implements Route {}

    /** What central knows of its stations. */
    record StationSync() implements Route {}

    /** What came from stations and does not fit. */
    record Cases() implements Route {}
}
