/** Controls that several screens share. */
@NullMarked
package dev.pickwright.station.controls;

import org.jspecify.annotations.NullMarked;
