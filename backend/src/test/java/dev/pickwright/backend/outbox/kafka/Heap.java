package dev.pickwright.backend.outbox.kafka;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is in use of the heap after a collection, at the moments that were noted. */
final class Heap {

    private final Map<String, Long> megabytes = new LinkedHashMap<>();

    void note(String moment) {
        System.gc();
        megabytes.put(
                moment, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    /** How much the highest lies above the first, in MB. */
    long growth() {
        return Collections.max(megabytes.values())
                - megabytes.values().iterator().next();
    }

    @Override
    public String toString() {
        return megabytes.toString();
    }
}
