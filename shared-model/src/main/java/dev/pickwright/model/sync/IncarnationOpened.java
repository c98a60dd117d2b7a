package dev.pickwright.model.sync;

import java.util.UUID;

/**
 * The station's incarnation from now on.
 *
 * @param opened false if the question was based on an incarnation that is not the current one; then nothing was opened
 *     and {@code incarnation} is the current one, to be named when asking again
 */
public record IncarnationOpened(UUID nonce, boolean opened, long incarnation, int central) {}
