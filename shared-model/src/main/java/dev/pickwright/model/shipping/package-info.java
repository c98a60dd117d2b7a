/** Shipments: what the carrier takes. */
@NullMarked
package dev.pickwright.model.shipping;

import org.jspecify.annotations.NullMarked;
