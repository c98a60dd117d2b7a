package dev.pickwright.station.platform.nav;

import org.jspecify.annotations.Nullable;

/**
 * What was on screen when somebody else came, to be brought back as it was left.
 *
 * @param screen null if a fresh one of the same route does as well
 * @param overlay that lay over the screen; null if none did
 */
public record Parked(
        Route route, @Nullable Screen screen, @Nullable Overlay overlay) {}
