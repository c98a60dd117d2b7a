package dev.pickwright.backend.fulfillment;

import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import java.util.List;

/** A condition of the next step that a feature watches over. Asked inside the transaction of that step. */
public interface Gate {

    /** What is unmet now; empty if nothing is. */
    List<GateView> unmet(FulfillmentState state);

    /** Whether what is unmet forbids the next step, or only tells of a wait. */
    default boolean blocks(FulfillmentState state) {
        return true;
    }
}
