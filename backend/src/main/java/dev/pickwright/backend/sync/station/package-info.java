/** A station with a central: the log of what is done here, its journal, the exchange, the screens' questions. */
@NullMarked
package dev.pickwright.backend.sync.station;

import org.jspecify.annotations.NullMarked;
