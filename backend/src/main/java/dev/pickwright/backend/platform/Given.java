package dev.pickwright.backend.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is chosen while an operation is carried out at a station, and is not chosen again where the operation is carried
 * out once more: serials from the station's block, what it saw in other bins.
 */
public final class Given {

    private static final ScopedValue<Given> CURRENT = ScopedValue.newInstance();

    private final boolean again;
    private final boolean told;
    private final Map<String, List<String>> left = new LinkedHashMap<>();
    private final Map<String, List<String>> chosen = new LinkedHashMap<>();

    private Given(boolean again, boolean told, Map<String, ? extends Collection<String>> chosen) {
        this.again = again;
        this.told = told;
        chosen.forEach((name, values) -> left.put(name, new ArrayList<>(values)));
    }

    /** For an operation that is carried out for the first time. */
    public static Given first() {
        return new Given(false, false, Map.of());
    }

    /**
     * For an operation that was carried out before, with what was chosen then.
     *
     * @param told whether this database's trail and events tell of it already
     */
    public static Given again(Map<String, ? extends Collection<String>> chosen, boolean told) {
        return new Given(true, told, chosen);
    }

    public <T> T within(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** By name, what was chosen, in that order. */
    public Map<String, List<String>> chosen() {
        return Collections.unmodifiableMap(chosen);
    }

    /** Whether this thread carries an operation out that was carried out before. */
    public static boolean isAgain() {
        return CURRENT.isBound() && CURRENT.get().again;
    }

    /** Whether trail and events tell of it already. */
    public static boolean isTold() {
        return CURRENT.isBound() && CURRENT.get().told;
    }

    /** What is chosen in it is not kept: it is no part of what happened. */
    public static <T> T apart(Supplier<T> work) {
        return CURRENT.isBound()
                ? new Given(CURRENT.get().again, CURRENT.get().told, Map.of()).within(work)
                : work.get();
    }

    /** The next value of that name that was chosen the first time; else it is chosen now. */
    public static String choose(String name, Supplier<String> chooser) {
        return CURRENT.isBound() ? CURRENT.get().next(name, chooser) : chooser.get();
    }

    private String next(String name, Supplier<String> chooser) {
        List<String> before = left.getOrDefault(name, List.of());
        String value = before.isEmpty() ? chooser.get() : before.removeFirst();
        chosen.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return value;
    }
}
