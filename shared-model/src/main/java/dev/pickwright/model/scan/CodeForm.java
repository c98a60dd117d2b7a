package dev.pickwright.model.scan;

import dev.pickwright.model.Message;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.warehouse.Trace;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a code's form tells before anything is looked up. The names come first: a code somebody gave to a bin or a
 * tote is that bin or tote, even if it also looks like a number of GS1.
 *
 * @param names upper case; under these a place, a SKU or a badge may be known
 * @param gtins 14 digits each; two only where eight digits are a GTIN-8 or a UPC-E
 * @param sscc 18 digits
 * @param orderNumber what an order's or fulfillment's number would be, in the case it came in
 * @param count how many of the GTIN it stands for
 * @param trace what it says of lot, expiry and serial
 * @param broken why the code must not be used unless it is a name; null if it may
 */
public record CodeForm(
        Set<String> names,
        Set<String> gtins,
        @Nullable String sscc,
        String orderNumber,
        @Nullable ScanCommand command,
        int count,
        Trace trace,
        @Nullable Message broken) {

    private static final List<String> KEYS_OF_PLACES = List.of("414", "254", "8003", "8004");

    public CodeForm {
        names = Set.copyOf(names);
        gtins = Set.copyOf(gtins);
    }

    /** @param year the current one, by which two-digit years are read */
    public static CodeForm read(String raw, int year) {
        String code = trimmed(raw);
        Symbology symbology = Symbology.of(code);
        String text = symbology.rest(code);
        return switch (Gs1.read(code, year)) {
            case Gs1.Reading.None none -> plain(text, symbology);
            case Gs1.Reading.Broken broken -> form(text, Set.of(), null, 1, Trace.NONE, broken.why());
            case Gs1.Reading.Elements elements -> of(text, elements, year);
        };
    }

    private static CodeForm plain(String text, Symbology symbology) {
        Set<String> gtins = new LinkedHashSet<>();
        Gtin.read(text).ifPresent(gtins::add);
        if (!symbology.isEan()) {
            Gtin.readUpcE(text).ifPresent(gtins::add);
        }
        boolean broken = symbology.isEan() && gtins.isEmpty();
        return form(
                text,
                gtins,
                Sscc.read(text).orElse(null),
                1,
                Trace.NONE,
                broken ? Message.of("scan.check_digit_wrong", text) : null);
    }

    private static CodeForm of(String text, Gs1.Reading.Elements elements, int year) {
        Set<String> gtins = new LinkedHashSet<>();
        elements.get("01").or(() -> elements.get("02")).ifPresent(gtins::add);
        elements.get("8006").map(itip -> itip.substring(0, 14)).ifPresent(gtins::add);
        int count = elements.get("37")
                .or(() -> elements.get("30"))
                .map(Integer::parseInt)
                .orElse(1);
        boolean counts = count >= 1 && count <= Quantity.MAX;
        LocalDate expiry = elements.get("17")
                .or(() -> elements.get("7003").map(time -> time.substring(0, 6)))
                .flatMap(date -> Gs1Date.read(date, year))
                .orElse(null);
        Trace trace = new Trace(
                elements.get("10").orElse(null), expiry, elements.get("21").orElse(null));
        CodeForm form = form(
                text,
                gtins,
                elements.get("00").orElse(null),
                counts ? count : 1,
                trace,
                counts ? null : Message.of("scan.count_wrong", count));
        return form.named(elements);
    }

    /** Adds the names that stand inside an element string: an asset, a location, a code for internal use. */
    private CodeForm named(Gs1.Reading.Elements elements) {
        Set<String> all = new LinkedHashSet<>(names);
        StringBuilder place = new StringBuilder();
        KEYS_OF_PLACES.forEach(ai -> elements.get(ai).ifPresent(value -> place.append("(%s)%s".formatted(ai, value))));
        if (!place.isEmpty()) {
            all.add(place.toString().toUpperCase(Locale.ROOT));
        }
        if (elements.values().size() == 1) {
            elements.values().forEach((ai, value) -> {
                if (ai.startsWith("9")) {
                    all.add(value.toUpperCase(Locale.ROOT));
                }
            });
        }
        String order = elements.get("400").orElse(orderNumber);
        return new CodeForm(all, gtins, sscc, order, command, count, trace, broken);
    }

    private static CodeForm form(
            String text, Set<String> gtins, @Nullable String sscc, int count, Trace trace, @Nullable Message broken) {
        String name = text.toUpperCase(Locale.ROOT);
        Optional<ScanCommand> command = ScanCommand.read(text);
        return new CodeForm(Set.of(name), gtins, sscc, text, command.orElse(null), count, trace, broken);
    }

    /** Without blanks and line ends around it; {@code strip} would take a separator at the end for one. */
    private static String trimmed(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && isBlank(raw.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(raw.charAt(to - 1))) {
            to--;
        }
        return raw.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
