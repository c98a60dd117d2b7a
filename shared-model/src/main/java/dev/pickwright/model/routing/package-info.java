/** Which warehouse serves which order line, and why. */
@NullMarked
package dev.pickwright.model.routing;

import org.jspecify.annotations.NullMarked;
