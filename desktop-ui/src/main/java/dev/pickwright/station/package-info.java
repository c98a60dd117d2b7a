/**
 * The station app's entrance: the main class that reads the command line and starts the screens.
 */
@NullMarked
package dev.pickwright.station;

import org.jspecify.annotations.NullMarked;
