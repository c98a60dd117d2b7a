/** Work that must not be done on the JavaFX thread. */
@NullMarked
package dev.pickwright.station.platform.task;

import org.jspecify.annotations.NullMarked;
