package dev.pickwright.model.sync;

/**
 * A moment by a station's clocks.
 *
 * @param wall milliseconds since 1970, right or wrong
 * @param mono milliseconds since the start of the backend
 * @param boot names that start
 */
public record StationMoment(long wall, long mono, String boot) {}
