package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.OperationId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The second durable copy of a station's operations: records one after the other, synced before the answer. */
final class Journal {

    private final List<LoggedOperation> records = new ArrayList<>();
    private final Set<OperationId> ids = new HashSet<>();
    private int synced;

    void append(LoggedOperation entry) {
        records.add(entry);
        ids.add(entry.operation().id());
    }

    boolean has(OperationId id) {
        return ids.contains(id);
    }

    void sync() {
        synced = records.size();
    }

    /** What was not synced is gone, or a torn record that a start takes for none. @return whether one was torn */
    boolean crash() {
        boolean torn = records.size() > synced;
        while (records.size() > synced) {
            records.removeLast();
        }
        ids.clear();
        records.forEach(entry -> ids.add(entry.operation().id()));
        return torn;
    }

    /** Each operation once, as it was written last, in the order in which they were recorded. */
    Map<OperationId, LoggedOperation> operations() {
        Map<OperationId, LoggedOperation> each = new LinkedHashMap<>();
        for (LoggedOperation entry : records) {
            each.putIfAbsent(entry.operation().id(), entry);
        }
        return each;
    }

    List<LoggedOperation> image() {
        return List.copyOf(records);
    }

    void load(List<LoggedOperation> image) {
        records.clear();
        ids.clear();
        image.forEach(this::append);
        synced = records.size();
    }
}
