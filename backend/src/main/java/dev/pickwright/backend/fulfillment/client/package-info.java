/** Asks a backend, over HTTP, to erase a customer. */
@NullMarked
package dev.pickwright.backend.fulfillment.client;

import org.jspecify.annotations.NullMarked;
