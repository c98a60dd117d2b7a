package dev.pickwright.backend.sync.station;

import dev.pickwright.model.sync.StationStore.StationNote;

/** Acts on what central told, in the transaction that takes it down. */
public interface NoteTaker {
    void take(StationNote note);
}
