/** The picker's screens. */
@NullMarked
package dev.pickwright.station.screens.picker;

import org.jspecify.annotations.NullMarked;
