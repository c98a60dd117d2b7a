package dev.pickwright.model.scan;

import dev.pickwright.model.Message;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what GS1 codes hold: element strings as a scanner sends them or a person types them, and Digital Links.
 * The year that comes with a code is the current one; two-digit years are read by it.
 */
public final class Gs1 {

    /** What a code turned out to be. */
    public sealed interface Reading {

        /** Not a GS1 code. */
        record None() implements Reading {}

        /** A GS1 code that must not be used, such as one with a wrong check digit. */
        record Broken(Message why) implements Reading {}

        /** @param values by application identifier, as they stand in the code */
        record Elements(Map<String, String> values) implements Reading {

            public Elements {
                values = Map.copyOf(values);
            }

            public Optional<String> get(String ai) {
                return Optional.ofNullable(values.get(ai));
            }

            /** A measure such as the net weight in kg, {@code measure("310")}. */
            public Optional<BigDecimal> measure(String threeDigits) {
                return values.entrySet().stream()
                        .filter(each ->
                                each.getKey().length() == 4 && each.getKey().startsWith(threeDigits))
                        .map(each -> new BigDecimal(each.getValue())
                                .movePointLeft(each.getKey().charAt(3) - '0'))
                        .findFirst();
            }
        }
    }

    private Gs1() {}

    /** Reads a code as it came in, symbology identifier and separators included. */
    public static Reading read(String code, int year) {
        Symbology symbology = Symbology.of(code);
        String text = symbology.rest(code);
        if (DigitalLink.isUri(text)) {
            return DigitalLink.read(text, year);
        }
        return ElementString.read(text, symbology.isGs1(), year);
    }

    /** Why a value is not one of its identifier's; empty if it is. */
    static Optional<Message> broken(Ai ai, String value, int year) {
        if (!ai.fits(value)) {
            return Optional.of(Message.of("scan.value_wrong", ai.code(), value));
        }
        if (!ai.checkDigitFits(value)) {
            return Optional.of(Message.of("scan.check_digit_wrong", value));
        }
        boolean noDate = ai.isDate() && Gs1Date.read(value, year).isEmpty()
                || ai.code().equals("7003")
                        && (value.substring(4, 6).equals("00")
                                || Gs1Date.read(value.substring(0, 6), year).isEmpty());
        return noDate ? Optional.of(Message.of("scan.no_date", value)) : Optional.empty();
    }

    /** The elements, if they may stand together. */
    static Reading together(Map<String, String> values) {
        return Gs1Rules.broken(values).<Reading>map(Reading.Broken::new).orElseGet(() -> new Reading.Elements(values));
    }
}
