/**
 * The service's entrance: the main class, and the one class that another process uses to start and stop it inside itself.
 */
@NullMarked
package dev.pickwright.backend;

import org.jspecify.annotations.NullMarked;
