/**
 * Stations that work without central, and central that hears of it later: the stores of the protocol in
 * {@code dev.pickwright.model.sync}, and what operations do to the floor. See {@code docs/decisions/0014-sync.md}.
 */
@NullMarked
package dev.pickwright.backend.sync;

import org.jspecify.annotations.NullMarked;
