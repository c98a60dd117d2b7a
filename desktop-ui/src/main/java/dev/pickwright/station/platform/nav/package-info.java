/** Which screen is shown, and what lies over it. */
@NullMarked
package dev.pickwright.station.platform.nav;

import org.jspecify.annotations.NullMarked;
