/** Drives the real screens by simulated input: the tour and the measurements. */
@NullMarked
package dev.pickwright.station.tour;

import org.jspecify.annotations.NullMarked;
