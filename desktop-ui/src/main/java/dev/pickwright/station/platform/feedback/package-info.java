/** How an outcome looks and sounds. */
@NullMarked
package dev.pickwright.station.platform.feedback;

import org.jspecify.annotations.NullMarked;
