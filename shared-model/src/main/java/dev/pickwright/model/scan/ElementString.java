package dev.pickwright.model.scan;

import dev.pickwright.model.Message;
import dev.pickwright.model.scan.Gs1.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads application identifiers and their values written one after another. Values of variable length end with a
 * separator (FNC1, sent as ASCII 29). Keyboard wedges may send {@code |} or {@code ~} instead, which no value can hold.
 */
final class ElementString {

    private static final char SEPARATOR = 0x1D;
    private static final Pattern BRACKETED = Pattern.compile("\\(([0-9]{2,4})\\)");

    /** What follows a lot or serial on real labels: if it could begin inside a value, a separator may be missing. */
    private static final List<String> FOLLOWERS = List.of("10", "11", "13", "15", "16", "17", "21");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String text;
    private final int year;

    private ElementString(String text, int year) {
        this.text = text;
        this.year = year;
    }

    /** @param claimed whether it must be an element string; otherwise it may be any other text as well */
    static Reading read(String raw, boolean claimed, int year) {
        if (raw.startsWith("(")) {
            Matcher first = BRACKETED.matcher(raw);
            return first.lookingAt() && Ai.of(first.group(1)).isPresent()
                    ? new ElementString(raw, year).bracketed()
                    : new Reading.None();
        }
        String text = raw.replace('|', SEPARATOR).replace('~', SEPARATOR);
        boolean begins = beginsWithKey(text, year);
        if (!claimed && !begins && raw.indexOf(SEPARATOR) < 0) {
            return new Reading.None();
        }
        return new ElementString(text, year).separated();
    }

    /** SSCC or GTIN with a fitting check digit: too unlikely in another text to be chance. */
    private static boolean beginsWithKey(String text, int year) {
        return Ai.at(text, 0)
                .filter(ai -> List.of("00", "01", "02").contains(ai.code()))
                .filter(ai -> text.length() >= 2 + ai.predefined().orElseThrow())
                .filter(ai -> Gs1.broken(
                                ai, text.substring(2, 2 + ai.predefined().orElseThrow()), year)
                        .isEmpty())
                .isPresent();
    }

    private Reading bracketed() {
        Matcher matcher = BRACKETED.matcher(text);
        Optional<Message> broken = Optional.empty();
        boolean more = matcher.find();
        while (more && broken.isEmpty()) {
            String code = matcher.group(1);
            int from = matcher.end();
            more = matcher.find();
            while (more && Ai.of(matcher.group(1)).isEmpty()) {
                more = matcher.find();
            }
            String value = text.substring(from, more ? matcher.start() : text.length());
            broken = Ai.of(code)
                    .map(ai -> put(ai, value.strip()))
                    .orElseGet(() -> Optional.of(Message.of("scan.unknown_ai", code)));
        }
        return broken.<Reading>map(Reading.Broken::new).orElseGet(() -> Gs1.together(values));
    }

    private Reading separated() {
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            Optional<Ai> ai = Ai.at(text, at);
            if (ai.isEmpty()) {
                return new Reading.Broken(
                        Message.of("scan.unknown_ai", text.substring(at, Math.min(at + 4, text.length()))));
            }
            int from = at + ai.get().code().length();
            at = end(ai.get(), from);
            Optional<Message> broken = variable(ai.get(), text.substring(from, at));
            if (broken.isPresent()) {
                return new Reading.Broken(broken.get());
            }
        }
        return values.isEmpty() ? new Reading.None() : Gs1.together(values);
    }

    private int end(Ai ai, int from) {
        int separator = text.indexOf(SEPARATOR, from);
        int end = separator < 0 ? text.length() : separator;
        return ai.predefined().map(length -> Math.min(from + length, end)).orElse(end);
    }

    private Optional<Message> variable(Ai ai, String value) {
        if (ai.predefined().isPresent() || text.indexOf(SEPARATOR) >= 0) {
            return put(ai, value);
        }
        if (hidesAnother(ai, value) || !ai.fits(value) && value.length() > 1) {
            return Optional.of(Message.of("scan.separator_missing", ai.code(), value));
        }
        return put(ai, value);
    }

    /** Whether a value that no separator ends could as well be a shorter one and the next element. */
    private boolean hidesAnother(Ai ai, String value) {
        for (int at = 1; at < value.length() - 2; at++) {
            int from = at + 2;
            String next = value.substring(at, from);
            if (FOLLOWERS.contains(next) && !next.equals(ai.code()) && !values.containsKey(next)) {
                Ai follower = Ai.of(next).orElseThrow();
                int to = follower.predefined().map(length -> from + length).orElse(value.length());
                if (to <= value.length()
                        && Gs1.broken(follower, value.substring(from, to), year).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Message> put(Ai ai, String value) {
        Optional<Message> broken = Gs1.broken(ai, value, year);
        if (broken.isPresent()) {
            return broken;
        }
        String before = values.put(ai.code(), value);
        return before == null || before.equals(value)
                ? Optional.empty()
                : Optional.of(Message.of("scan.twice", ai.code(), before, value));
    }
}
