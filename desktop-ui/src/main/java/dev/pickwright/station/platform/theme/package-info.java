/** Light and dark. */
@NullMarked
package dev.pickwright.station.platform.theme;

import org.jspecify.annotations.NullMarked;
