/** Picklists: made, claimed, picked scan by scan, confirmed. */
@NullMarked
package dev.pickwright.backend.picking;

import org.jspecify.annotations.NullMarked;
