/**
 * Stations that work without central, and central that hears of it later. Both sides meet in {@code copies} and
 * {@code operation}, which know neither. See {@code docs/decisions/0014-sync.md}.
 */
@NullMarked
package dev.pickwright.backend.sync;

import org.jspecify.annotations.NullMarked;
