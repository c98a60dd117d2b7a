/** Ready, shipped: packages leave the warehouse. */
@NullMarked
package dev.pickwright.backend.shipping;

import org.jspecify.annotations.NullMarked;
