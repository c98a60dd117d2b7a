package dev.pickwright.station.platform.nav;

import dev.pickwright.model.fulfillment.FulfillmentId;

/** Where one can go. */
public sealed interface Route {

    record SignIn() implements Route {}

    /** Chooses by role, or lets the operator choose. */
    record Home() implements Route {}

    record PickQueue() implements Route {}

    record GuidedPick() implements Route {}

    record PutBacks() implements Route {}

    record Counts() implements Route {}

    record PackBench() implements Route {}

    record Board() implements Route {}

    record Detail(FulfillmentId id) implements Route {}
}
