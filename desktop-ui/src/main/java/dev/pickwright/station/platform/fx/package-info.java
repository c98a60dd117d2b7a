/** The one door to the JavaFX thread. */
@NullMarked
package dev.pickwright.station.platform.fx;

import org.jspecify.annotations.NullMarked;
