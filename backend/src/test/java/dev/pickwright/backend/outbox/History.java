package dev.pickwright.backend.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges a whole run by what was committed and what arrived, in the order of its arrival. */
final class History {

    private final Map<UUID, Ledger.Entry> committed;
    private final List<Ledger.Entry> arrived;
    private final Map<UUID, Integer> repeats = new HashMap<>();

    History(Collection<Ledger.Entry> committed, List<Ledger.Entry> arrived) {
        this.committed = committed.stream().collect(Collectors.toMap(Ledger.Entry::id, Function.identity()));
        this.arrived = List.copyOf(arrived);
    }

    /** Each of these may have arrived once more: it was under way when its process was interrupted. */
    void interrupted(Collection<UUID> underWay) {
        underWay.forEach(id -> repeats.merge(id, 1, Integer::sum));
    }

    /** How many arrivals were not the first of their event. */
    int duplicates() {
        return arrived.size()
                - (int) arrived.stream().map(Ledger.Entry::id).distinct().count();
    }

    List<String> violations() {
        List<String> found = new ArrayList<>();
        Map<UUID, Integer> times = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        for (Ledger.Entry each : arrived) {
            int time = times.merge(each.id(), 1, Integer::sum);
            if (!each.equals(committed.get(each.id()))) {
                found.add("phantom: " + each + " was never committed");
            } else if (time == 1) {
                long before = last.getOrDefault(each.lane(), 0L);
                if (each.seq() != before + 1) {
                    found.add("order: " + each + " came after number " + before + " of its lane");
                }
                last.put(each.lane(), each.seq());
            } else if (time > 1 + repeats.getOrDefault(each.id(), 0)) {
                found.add("duplicate: " + each + " arrived for the " + time + ". time");
            }
        }
        Set<UUID> lost = new HashSet<>(committed.keySet());
        lost.removeAll(times.keySet());
        lost.forEach(id -> found.add("lost: " + committed.get(id)));
        return found;
    }
}
