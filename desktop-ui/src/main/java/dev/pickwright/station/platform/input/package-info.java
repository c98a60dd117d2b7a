/** What the function keys do. */
@NullMarked
package dev.pickwright.station.platform.input;

import org.jspecify.annotations.NullMarked;
