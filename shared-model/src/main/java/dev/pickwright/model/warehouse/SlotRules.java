package dev.pickwright.model.warehouse;

import java.util.List;

/**
 * The slots of a warehouse's day; none means that it takes any work at any time.
 * Constructing it throws {@link IllegalArgumentException} if two overlap or there are more than {@value #MAX}.
 */
public record SlotRules(List<SlotRule> rules) {

    public static final int MAX = 48;

    public SlotRules {
        if (rules == null || rules.stream().anyMatch(rule -> rule == null)) {
            throw new IllegalArgumentException("rules is a list of slots");
        }
        if (rules.size() > MAX) {
            throw new IllegalArgumentException("rules has at most %d slots".formatted(MAX));
        }
        rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (rules.get(i).overlaps(rules.get(j))) {
                    throw new IllegalArgumentException("rules %d and %d overlap".formatted(j + 1, i + 1));
                }
            }
        }
    }
}
