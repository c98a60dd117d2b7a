/** Lists of which one row is chosen, with what can be done about it. */
@NullMarked
package dev.pickwright.station.screens.table;

import org.jspecify.annotations.NullMarked;
