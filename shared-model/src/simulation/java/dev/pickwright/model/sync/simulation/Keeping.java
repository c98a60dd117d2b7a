package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** S5 and S6: what a computer's log goes through without losing or renaming anything. */
final class Keeping {

    private Keeping() {}

    /** S6: what central did not confirm stays in the log. */
    static void kept(Pc pc, String what, Runnable change) {
        List<LoggedOperation> before = pc.store.log();
        change.run();
        List<LoggedOperation> after = pc.store.log();
        if (after.size() >= before.size()) {
            return;
        }
        Set<OperationId> left = new HashSet<>();
        after.forEach(entry -> left.add(entry.operation().id()));
        for (LoggedOperation entry : before) {
            Violation.unless(
                    entry.standing() == OperationStanding.CONFIRMED
                            || left.contains(entry.operation().id()),
                    "S6",
                    () -> "%s lost with %s what is not confirmed: %s".formatted(pc.name, what, entry));
        }
    }

    /** S5: the same operations, in the order in which they were recorded, whatever their places are. */
    static void same(Pc pc, List<LoggedOperation> before, Runnable change) {
        change.run();
        List<LoggedOperation> after = pc.store.log();
        Violation.unless(
                after.size() == before.size(),
                "S5",
                () -> "%s had %d operations and has %d".formatted(pc.name, before.size(), after.size()));
        for (int i = 0; i < before.size(); i++) {
            LoggedOperation was = before.get(i);
            LoggedOperation is = after.get(i);
            Violation.unless(
                    was == is || was.operation().at(0).equals(is.operation().at(0)),
                    "S5",
                    () -> "%s had %s and calls it %s".formatted(pc.name, was, is));
        }
    }
}
