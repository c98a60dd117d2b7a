/** The sources of time and of identifiers. */
@NullMarked
package dev.pickwright.backend.platform.time;

import org.jspecify.annotations.NullMarked;
