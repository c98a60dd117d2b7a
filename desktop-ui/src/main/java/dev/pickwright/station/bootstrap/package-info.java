/** Wires everything together; the only place that knows the embedded backend. */
@NullMarked
package dev.pickwright.station.bootstrap;

import org.jspecify.annotations.NullMarked;
