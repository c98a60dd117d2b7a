/** Packages: goods go from totes into boxes, verified by scan. */
@NullMarked
package dev.pickwright.backend.packing;

import org.jspecify.annotations.NullMarked;
