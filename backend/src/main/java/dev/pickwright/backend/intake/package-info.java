/**
 * Orders from CSV files: the file is checked to its end, then each order is handed to fulfillment in a transaction of
 * its own. Nobody depends on this package.
 */
@NullMarked
package dev.pickwright.backend.intake;

import org.jspecify.annotations.NullMarked;
