package dev.pickwright.backend.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts rejects and hands each of them on once, some hundred at a time. */
final class RejectLog {

    private static final int AT_ONCE = 500;

    private final Consumer<List<Reject>> store;
    private final Progress progress;
    private final List<Reject> unstored = new ArrayList<>();

    RejectLog(Consumer<List<Reject>> store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    void add(Reject reject) {
        progress.rejected(reject);
        unstored.add(reject);
        if (unstored.size() == AT_ONCE) {
            flush();
        }
    }

    void flush() {
        if (!unstored.isEmpty()) {
            store.accept(List.copyOf(unstored));
            unstored.clear();
        }
    }
}
