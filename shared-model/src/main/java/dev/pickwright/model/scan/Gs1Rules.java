package dev.pickwright.model.scan;

import dev.pickwright.model.Message;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the elements of one code must fulfil. A partner that may stand in another code of the same label is not asked
 * for: the SSCC beside the contents and their count.
 */
final class Gs1Rules {

    /** Partners of which one must be there; {@code +} joins those that must be there together. */
    private static final Map<String, String> REQUIRED = Map.ofEntries(
            Map.entry("02", "37"),
            Map.entry("37", "02 8026"),
            Map.entry("10", "01 02 03 8006 8026"),
            Map.entry("11", "01 02 03 8006 8026"),
            Map.entry("12", "8020"),
            Map.entry("13", "01 02 03 8006 8026"),
            Map.entry("15", "01 02 03 8006 8026"),
            Map.entry("16", "01 02 03 8006 8026"),
            Map.entry("17", "01 02 03 255 8006 8026"),
            Map.entry("7003", "01 02 03 8006 8026"),
            Map.entry("20", "01 02 03 8006 8026"),
            Map.entry("21", "01 03 8006"),
            Map.entry("22", "01"),
            Map.entry("235", "01"),
            Map.entry("240", "01 02 03 8006 8026"),
            Map.entry("241", "01 02 03 8006 8026"),
            Map.entry("250", "01+21 8006+21"),
            Map.entry("30", "01 02"),
            Map.entry("31", "01 02"),
            Map.entry("32", "01 02"),
            Map.entry("33", "00 01"),
            Map.entry("34", "00 01"),
            Map.entry("403", "00"),
            Map.entry("254", "414"),
            Map.entry("43", "00"));

    private static final Map<String, Set<String>> EXCLUDED = Map.of(
            "01", Set.of("02", "03", "37", "255"),
            "02", Set.of("01", "03"),
            "21", Set.of("235"),
            "420", Set.of("421"),
            "421", Set.of("4307"),
            "8006", Set.of("01", "03", "37"));

    private Gs1Rules() {}

    /** Why these elements cannot stand together; empty if they can. */
    static Optional<Message> broken(Map<String, String> elements) {
        for (String ai : new TreeMap<>(elements).keySet()) {
            for (String other : EXCLUDED.getOrDefault(ai, Set.of())) {
                if (elements.containsKey(other)) {
                    return Optional.of(Message.of("scan.excluded", ai, other));
                }
            }
            String family =
                    ai.length() == 4 && "3".equals(ai.substring(0, 1)) || ai.startsWith("43") ? ai.substring(0, 2) : ai;
            String required = REQUIRED.get(family);
            if (required != null
                    && alternatives(required).noneMatch(all -> elements.keySet().containsAll(all))) {
                return Optional.of(Message.of("scan.partner_missing", ai, required.replace(" ", ", ")));
            }
        }
        return Optional.empty();
    }

    private static java.util.stream.Stream<Set<String>> alternatives(String required) {
        return Arrays.stream(required.split(" ", -1))
                .map(all -> Arrays.stream(all.split("\\+", -1)).collect(Collectors.toSet()));
    }
}
