/** Asks a backend that runs whether its trail holds. */
@NullMarked
package dev.pickwright.backend.audit.client;

import org.jspecify.annotations.NullMarked;
