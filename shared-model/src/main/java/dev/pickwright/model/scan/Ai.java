package dev.pickwright.model.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A GS1 application identifier: what an element of a code means and how its value is built.
 *
 * @param value what a value looks like
 * @param checked how many leading digits end with a check digit; 0 if none do
 */
record Ai(String code, Pattern value, int checked) {

    private static final String CSET_82 = "[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]";

    /** Codes (a last letter n stands for 0 to 5 decimals), value (N digit, X any character), digits with check digit. */
    private static final String TABLE = """
            00          N{18}         18
            01,02,03    N{14}         14
            10,21,22    X{1,20}       0
            11,12,13,15,16,17 N{6}    0
            20          N{2}          0
            235         X{1,28}       0
            240,241,250,251,400,401,403 X{1,30} 0
            242         N{1,6}        0
            243,254     X{1,20}       0
            253         N{13}X{0,17}  13
            255         N{13}N{0,12}  13
            30,37       N{1,8}        0
            310n,311n,312n,313n,314n,315n,316n,320n N{6} 0
            330n,331n,332n,333n,334n,335n,336n,340n N{6} 0
            390n,392n   N{1,15}       0
            391n,393n   N{3}N{1,15}   0
            402         N{17}         17
            410,411,412,413,414,415,416,417 N{13} 13
            420         X{1,20}       0
            421         N{3}X{1,9}    0
            422         N{3}          0
            4300,4301,4302,4303,4304,4305,4306,4307,4308,4309 X{1,70} 0
            4310,4311,4312,4313,4314,4315,4316,4317,4318,4319 X{1,70} 0
            4320,4321,4322,4323,4324,4325,4326 X{1,70} 0
            7003        N{10}         0
            7040        N{1}X{3}      0
            8003        N{14}X{0,16}  14
            8004        X{1,30}       0
            8006,8026   N{14}N{4}     14
            8013        X{1,25}       0
            8017,8018   N{18}         18
            8020        X{1,25}       0
            90          X{1,30}       0
            91,92,93,94,95,96,97,98,99 X{1,90} 0
            """;

    /** The length of a value whose element needs no separator, by the first two digits of its identifier. */
    private static final Map<String, Integer> PREDEFINED = Map.ofEntries(
            Map.entry("00", 18),
            Map.entry("01", 14),
            Map.entry("02", 14),
            Map.entry("03", 14),
            Map.entry("04", 16),
            Map.entry("11", 6),
            Map.entry("12", 6),
            Map.entry("13", 6),
            Map.entry("14", 6),
            Map.entry("15", 6),
            Map.entry("16", 6),
            Map.entry("17", 6),
            Map.entry("18", 6),
            Map.entry("19", 6),
            Map.entry("20", 2),
            Map.entry("31", 6),
            Map.entry("32", 6),
            Map.entry("33", 6),
            Map.entry("34", 6),
            Map.entry("35", 6),
            Map.entry("36", 6),
            Map.entry("41", 13));

    private static final Set<String> DATES = Set.of("11", "12", "13", "15", "16", "17");
    private static final int MAX_DECIMALS = 5;
    private static final Map<String, Ai> KNOWN = known();

    static Optional<Ai> of(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** The identifier at the start of a text. */
    static Optional<Ai> at(CharSequence text, int from) {
        for (int length : List.of(2, 3, 4)) {
            if (from + length <= text.length()) {
                Ai found = KNOWN.get(text.subSequence(from, from + length).toString());
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    /** How long a value is that needs no separator after it; empty if it needs one, also where its length is fixed. */
    Optional<Integer> predefined() {
        return Optional.ofNullable(PREDEFINED.get(code.substring(0, 2)));
    }

    boolean isDate() {
        return DATES.contains(code);
    }

    boolean fits(String text) {
        return value.matcher(text).matches();
    }

    boolean checkDigitFits(String text) {
        return checked == 0 || CheckDigit.fits(text.substring(0, checked));
    }

    private static Map<String, Ai> known() {
        Map<String, Ai> known = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] part = line.strip().split("\\s+", -1);
            Pattern value = Pattern.compile(part[1].replace("N", "[0-9]").replace("X", CSET_82));
            for (String code : part[0].split(",", -1)) {
                if (code.endsWith("n")) {
                    for (int n = 0; n <= MAX_DECIMALS; n++) {
                        String each = code.substring(0, 3) + n;
                        known.put(each, new Ai(each, value, Integer.parseInt(part[2])));
                    }
                } else {
                    known.put(code, new Ai(code, value, Integer.parseInt(part[2])));
                }
            }
        });
        return Map.copyOf(known);
    }
}
