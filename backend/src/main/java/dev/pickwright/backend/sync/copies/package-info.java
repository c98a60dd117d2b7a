/** Copies of leased work and of reference data: written out at central, taken in at a station. */
@NullMarked
package dev.pickwright.backend.sync.copies;

import org.jspecify.annotations.NullMarked;
