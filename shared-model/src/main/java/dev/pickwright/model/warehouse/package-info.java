/** Warehouses, bins, SKUs, stock movements and the choice of warehouses and bins. */
@NullMarked
package dev.pickwright.model.warehouse;

import org.jspecify.annotations.NullMarked;
