/** Sites, zones, bins, SKUs, totes, and the stock that moves between them. */
@NullMarked
package dev.pickwright.backend.warehouse;

import org.jspecify.annotations.NullMarked;
