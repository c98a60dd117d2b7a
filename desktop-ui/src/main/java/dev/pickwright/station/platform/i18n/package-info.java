/** Everything a person reads. */
@NullMarked
package dev.pickwright.station.platform.i18n;

import org.jspecify.annotations.NullMarked;
