/** Which warehouse serves which order line, and from which bins. */
@NullMarked
package dev.pickwright.backend.routing;

import org.jspecify.annotations.NullMarked;
