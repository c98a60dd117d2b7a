/** How a station without a backend of its own gets to the one it works with. */
@NullMarked
package dev.pickwright.station.screens.connect;

import org.jspecify.annotations.NullMarked;
