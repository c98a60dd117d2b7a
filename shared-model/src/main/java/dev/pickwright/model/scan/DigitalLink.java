package dev.pickwright.model.scan;

import dev.pickwright.model.Message;
import dev.pickwright.model.scan.Gs1.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads GS1 Digital Link URIs by their application identifiers; the domain says nothing and nothing is ever opened.
 * Short names and GTINs of fewer than 14 digits are deprecated, but read.
 */
final class DigitalLink {

    /** Key identifiers and the qualifiers that may follow each, in this order. */
    private static final Map<String, List<List<String>>> KEYS = Map.ofEntries(
            Map.entry("00", List.of(List.of())),
            Map.entry("01", List.of(List.of("22", "10", "21"), List.of("235"))),
            Map.entry("253", List.of(List.of())),
            Map.entry("255", List.of(List.of())),
            Map.entry("401", List.of(List.of())),
            Map.entry("402", List.of(List.of())),
            Map.entry("414", List.of(List.of("254"), List.of("7040"))),
            Map.entry("417", List.of(List.of("7040"))),
            Map.entry("8003", List.of(List.of())),
            Map.entry("8004", List.of(List.of("7040"))),
            Map.entry("8006", List.of(List.of("22", "10", "21"))),
            Map.entry("8013", List.of(List.of())));

    private static final Map<String, String> SHORT_NAMES = Map.of(
            "gtin", "01", "sscc", "00", "gln", "414", "glnx", "254", "cpv", "22", "lot", "10", "ser", "21", "grai",
            "8003", "giai", "8004");

    private DigitalLink() {}

    static boolean isUri(String text) {
        String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("https://") || start.startsWith("http://");
    }

    static Reading read(String uri, int year) {
        String withoutFragment = uri.split("#", 2)[0];
        String[] parts = withoutFragment.split("\\?", 2);
        String[] afterScheme = parts[0].substring(parts[0].indexOf("//") + 2).split("/", -1);
        List<String> path =
                Arrays.stream(afterScheme).skip(1).map(DigitalLink::decoded).toList();
        if (!path.isEmpty() && path.getLast().isEmpty()) {
            path = path.subList(0, path.size() - 1);
        }
        for (int key = path.size() - 2; key >= 0; key -= 2) {
            String ai = identifier(path.get(key));
            if (KEYS.containsKey(ai) && path.get(key + 1).matches(ai.startsWith("80") ? ".+" : "[0-9]+.*")) {
                return elements(path.subList(key, path.size()), parts.length < 2 ? "" : parts[1], year);
            }
        }
        return new Reading.None();
    }

    private static Reading elements(List<String> path, String query, int year) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> qualifiers = new ArrayList<>();
        for (int i = 0; i < path.size(); i += 2) {
            String ai = identifier(path.get(i));
            Optional<Message> broken = put(values, ai, path.get(i + 1), year);
            if (broken.isPresent()) {
                return new Reading.Broken(broken.get());
            }
            if (i > 0) {
                qualifiers.add(ai);
            }
        }
        String key = identifier(path.getFirst());
        if (KEYS.getOrDefault(key, List.of()).stream().noneMatch(order -> inOrder(order, qualifiers))) {
            return new Reading.Broken(Message.of("scan.link_order", key, String.join(", ", qualifiers)));
        }
        for (String attribute : query.split("[&;]", -1)) {
            String[] pair = attribute.split("=", 2);
            if (pair.length == 2 && pair[0].matches("[0-9]+")) {
                Optional<Message> broken = put(values, pair[0], decoded(pair[1]), year);
                if (broken.isPresent()) {
                    return new Reading.Broken(broken.get());
                }
            }
        }
        return Gs1.together(values);
    }

    private static Optional<Message> put(Map<String, String> values, String code, String text, int year) {
        Optional<Ai> ai = Ai.of(code);
        if (ai.isEmpty()) {
            return Optional.of(Message.of("scan.unknown_ai", code));
        }
        boolean suppressed = code.equals("01") && text.matches("[0-9]{8}|[0-9]{12,13}");
        String value = suppressed ? "0".repeat(14 - text.length()) + text : text;
        Optional<Message> broken = Gs1.broken(ai.get(), value, year);
        if (broken.isPresent()) {
            return broken;
        }
        String before = values.put(code, value);
        return before == null ? Optional.empty() : Optional.of(Message.of("scan.twice", code, before, value));
    }

    private static boolean inOrder(List<String> order, List<String> qualifiers) {
        int last = -1;
        for (String qualifier : qualifiers) {
            int at = order.indexOf(qualifier);
            if (at <= last) {
                return false;
            }
            last = at;
        }
        return true;
    }

    private static String identifier(String segment) {
        return SHORT_NAMES.getOrDefault(segment, segment);
    }

    /** The text with {@code %41} as A; what is no such escape stays as it is. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            boolean escape =
                    source[i] == '%' && i + 2 < source.length && hex(source[i + 1]) >= 0 && hex(source[i + 2]) >= 0;
            bytes[length++] = escape ? (byte) (16 * hex(source[i + 1]) + hex(source[i + 2])) : source[i];
            i += escape ? 2 : 0;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(byte character) {
        return Character.digit((char) character, 16);
    }
}
