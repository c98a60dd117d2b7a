/** Stations that keep working without a network: the station's side, and central's. */
@NullMarked
package dev.pickwright.backend.sync;

import org.jspecify.annotations.NullMarked;
