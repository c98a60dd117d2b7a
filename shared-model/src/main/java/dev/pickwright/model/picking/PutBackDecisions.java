package dev.pickwright.model.picking;

import dev.pickwright.model.Decision;
import dev.pickwright.model.Message;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.Trace;
import java.util.Comparator;
import java.util.Optional;

/** What a scan does while goods of a cancelled fulfillment return to bins. */
final class PutBackDecisions {

    private PutBackDecisions() {}

    static Decision<PickChange> scanItem(PickState state, Resolved scanned) {
        String wanted = state.putBack().map(PickState.PutBack::sku).orElse("");
        if (!(scanned instanceof Resolved.Item item)) {
            return PickDecisions.refuse(
                    Message.of("pick.put_back_first", scanned.shown(), wanted),
                    "Goods of a cancelled fulfillment go back first; scan one of them.");
        }
        // The very lot if the code names one, else the one on screen, else any of the SKU.
        return state.putBacks().stream()
                .filter(each -> each.skuId().equals(item.id()))
                .min(Comparator.comparing((PickState.PutBack each) -> !named(each, item))
                        .thenComparing(each -> !state.putBack().equals(Optional.of(each))))
                .map(PickChange.PutBackTaken::new)
                .map(PickDecisions::accept)
                .orElseGet(() -> PickDecisions.refuse(
                        Message.of("pick.put_back_wrong_item", item.code(), wanted),
                        "That item does not go back; scan one that does."));
    }

    private static boolean named(PickState.PutBack each, Resolved.Item item) {
        return !item.trace().equals(Trace.NONE) && each.trace().equals(item.trace());
    }

    /** Any bin of the warehouse will do; the one shown is a suggestion. */
    static Decision<PickChange> scanBin(PickState state, Resolved scanned) {
        PickState.PutBack putBack =
                state.putBack().orElseThrow(() -> new IllegalStateException("the step says that something goes back"));
        return scanned instanceof Resolved.Bin bin
                ? PickDecisions.accept(new PickChange.PutBackDone(putBack, bin.id(), bin.code()))
                : PickDecisions.refuse(
                        Message.of("pick.put_back_no_bin", scanned.shown(), putBack.sku()),
                        "Scan the bin that the goods go into.");
    }
}
