/** Stations that work without central, and central's side of it: who may work on what, what came in, what is to be decided. */
@NullMarked
package dev.pickwright.backend.sync;

import org.jspecify.annotations.NullMarked;
