/**
 * The protocol by which stations work without central and tell it later: one kernel for the station, for central and for
 * the simulator. It knows no clock, no randomness, no thread and no I/O; see {@code docs/decisions/0014-sync.md}.
 */
@NullMarked
package dev.pickwright.model.sync;

import org.jspecify.annotations.NullMarked;
