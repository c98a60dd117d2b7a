package dev.pickwright.backend.property;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often which operation came to which outcome. */
final class Tally {

    private final Map<Deed, Map<String, LongAdder>> counts = new ConcurrentSkipListMap<>();

    void add(Deed deed, String outcome) {
        counts.computeIfAbsent(deed, key -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(outcome, key -> new LongAdder())
                .increment();
    }

    long all() {
        return counts.values().stream()
                .flatMap(each -> each.values().stream())
                .mapToLong(LongAdder::sum)
                .sum();
    }

    long of(String outcome) {
        return counts.values().stream()
                .filter(each -> each.containsKey(outcome))
                .mapToLong(each -> each.get(outcome).sum())
                .sum();
    }

    /** The operations that were carried out at least once. */
    long carriedOut() {
        return counts.values().stream()
                .filter(each -> each.containsKey("accepted"))
                .count();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((deed, outcomes) -> text.append("  %-18s %s%n".formatted(deed, outcomes)));
        return text.toString();
    }
}
