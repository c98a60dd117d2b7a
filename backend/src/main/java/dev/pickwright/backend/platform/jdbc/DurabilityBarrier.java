package dev.pickwright.backend.platform.jdbc;

/**
 * Stands between a commit and its acknowledgement. When {@link #await} returns, every commit made before the call
 * survives a power cut.
 */
public interface DurabilityBarrier {
    void await();
}
