package dev.pickwright.backend.outbox;

/**
 * A delivery that this process has claimed.
 *
 * @param epoch the shard's when it was claimed; what its outcome is recorded under
 * @param putOff whether it was put off before, so that it is its lane's head and not its next arrival
 * @param replay whether a person sent it again
 */
record Claimed(int shard, long feedNo, long epoch, int failures, boolean putOff, boolean replay, StoredEvent event) {

    LaneKey lane() {
        return new LaneKey(event.lane(), event.laneId());
    }
}
