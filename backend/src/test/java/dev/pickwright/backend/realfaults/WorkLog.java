package dev.pickwright.backend.realfaults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the people at one station were told, and what their hands did because of it. */
final class WorkLog {

    /** A place and what lies in it. */
    record Goods(String place, String sku) {}

    private final Map<UUID, String> acknowledged = new LinkedHashMap<>();
    private final Map<UUID, String> unanswered = new LinkedHashMap<>();
    private final Map<Goods, Integer> moved =
            new TreeMap<>(java.util.Comparator.comparing(Goods::place).thenComparing(Goods::sku));
    private final List<String> troubles = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private final Map<String, Integer> putOff = new TreeMap<>();
    private int lists;
    private int stops;
    private int idle;

    /** The screen said that it was done. */
    synchronized void acknowledged(UUID operation, String what, long tookNanos) {
        acknowledged.put(operation, what);
        idle = 0;
        nanos.add(tookNanos);
    }

    /** Nobody ever said whether it was done. */
    synchronized void unanswered(UUID operation, String what) {
        unanswered.put(operation, what);
    }

    /** Hands moved goods into the place; a negative number out of it. */
    synchronized void moved(String place, String sku, int units) {
        moved.merge(new Goods(place, sku), units, Integer::sum);
    }

    synchronized void finished() {
        lists++;
    }

    /** Asked for work, and there was none. */
    synchronized void nothingToDo() {
        idle++;
    }

    /** Whether there has been none for a while. */
    synchronized boolean idle() {
        return idle > 40;
    }

    synchronized void stopped() {
        stops++;
    }

    /** Refused for now. */
    synchronized void putOff(String code) {
        putOff.merge(code, 1, Integer::sum);
    }

    /** How often something was refused for now. */
    synchronized int timesPutOff(String code) {
        return putOff.getOrDefault(code, 0);
    }

    /** How often the screen said that the work was taken back. */
    synchronized int stops() {
        return stops;
    }

    synchronized void trouble(String what) {
        troubles.add(what);
    }

    synchronized Map<UUID, String> acknowledged() {
        return new LinkedHashMap<>(acknowledged);
    }

    synchronized int count() {
        return acknowledged.size();
    }

    synchronized Map<UUID, String> unanswered() {
        return new LinkedHashMap<>(unanswered);
    }

    synchronized Map<Goods, Integer> moved() {
        return new LinkedHashMap<>(moved);
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** How long the answers took. */
    synchronized List<Long> nanos() {
        return List.copyOf(nanos);
    }

    synchronized int lists() {
        return lists;
    }
}
