package dev.pickwright.model.sync.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often what happened; of one run, or of many. */
final class Counts {

    static final String EVENTS = "events";

    private final Map<String, long[]> counts = new HashMap<>();

    void add(String what) {
        add(what, 1);
    }

    void add(String what, long times) {
        counts.computeIfAbsent(what, none -> new long[1])[0] += times;
    }

    void addAll(Counts others) {
        others.counts.forEach((what, times) -> add(what, times[0]));
    }

    long of(String what) {
        long[] times = counts.get(what);
        return times == null ? 0 : times[0];
    }

    /** Those whose name begins so, without that beginning. */
    Map<String, Long> beginning(String prefix) {
        Map<String, Long> found = new TreeMap<>();
        counts.forEach((what, times) -> {
            if (what.startsWith(prefix)) {
                found.put(what.substring(prefix.length()), times[0]);
            }
        });
        return found;
    }
}
