/** Shipping over HTTP. */
@NullMarked
package dev.pickwright.backend.shipping.web;

import org.jspecify.annotations.NullMarked;
