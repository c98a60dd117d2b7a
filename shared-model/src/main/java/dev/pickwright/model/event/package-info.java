/** Events told to other systems: their types, lanes and envelope. */
@NullMarked
package dev.pickwright.model.event;

import org.jspecify.annotations.NullMarked;
