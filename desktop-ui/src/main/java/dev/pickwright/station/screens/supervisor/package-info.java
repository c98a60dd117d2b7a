/** The supervisor's screens. */
@NullMarked
package dev.pickwright.station.screens.supervisor;

import org.jspecify.annotations.NullMarked;
