package dev.pickwright.backend.packing;

import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.quality.QcCheckView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a later feature adds to a packed fulfillment. Called inside packing's own transaction. */
public interface PackTaskPart {

    /** Every unit is in a closed package now. */
    void packed(FulfillmentState state, List<PackageView> packages);

    /** The check that is due or was last made; null if there is none. */
    @Nullable
    QcCheckView check(FulfillmentState state, List<PackageView> packages);
}
