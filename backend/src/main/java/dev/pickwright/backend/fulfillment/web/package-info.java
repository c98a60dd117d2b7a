/** Orders and fulfillments over HTTP. */
@NullMarked
package dev.pickwright.backend.fulfillment.web;

import org.jspecify.annotations.NullMarked;
