package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationVerdict;
import java.util.Map;
import java.util.TreeMap;

/** Computes what was picked and packed from the verdicts alone, as simply as it can be done. */
final class Reference {

    private Reference() {}

    static void compare(Central central) {
        Map<String, Integer> picked = new TreeMap<>();
        Map<String, Integer> packed = new TreeMap<>();
        for (AppliedOperation each : central.store.everything()) {
            OperationVerdict verdict = each.ruling().verdict();
            if (verdict == OperationVerdict.APPLIED || verdict == OperationVerdict.APPLIED_FLAGGED) {
                for (LeaseRef ref : each.operation().leases()) {
                    count(each.operation(), ref, picked, packed);
                }
            }
        }
        for (Work work : central.floor.works()) {
            for (int i = 0; i < work.lines().size(); i++) {
                int no = i;
                String key = work.id() + " " + no;
                Work.Line line = work.lines().get(i);
                Violation.unless(
                        line.picked() == picked.getOrDefault(key, 0) && line.packed() == packed.getOrDefault(key, 0),
                        "reference",
                        () -> "line %d of %s is %s, by the verdicts %d picked and %d packed"
                                .formatted(
                                        no,
                                        work.number(),
                                        line,
                                        picked.getOrDefault(key, 0),
                                        packed.getOrDefault(key, 0)));
            }
        }
    }

    private static void count(
            Operation operation, LeaseRef ref, Map<String, Integer> picked, Map<String, Integer> packed) {
        String[] words = operation.body().split(" ");
        String line = ref.fulfillment() + " " + words[0];
        switch (Rules.type(operation)) {
            case PICK_SCAN -> picked.merge(line, Integer.parseInt(words[2]), Integer::sum);
            case PICK_QUANTITY ->
                picked.merge(line, Integer.parseInt(words[operation.version() == 1 ? 3 : 2]), Integer::sum);
            case PICK_UNDO -> picked.merge(line, -Integer.parseInt(words[2]), Integer::sum);
            case PACK_SCAN -> packed.merge(line, Integer.parseInt(words[2]), Integer::sum);
            case PACK_UNDO -> packed.merge(line, -Integer.parseInt(words[2]), Integer::sum);
            default -> {}
        }
    }
}
