/** From key strokes to scans. */
@NullMarked
package dev.pickwright.station.platform.scan;

import org.jspecify.annotations.NullMarked;
