/** How a station stands with its central: the strip above every screen, the list of what waits, the stop. */
@NullMarked
package dev.pickwright.station.screens.sync;

import org.jspecify.annotations.NullMarked;
