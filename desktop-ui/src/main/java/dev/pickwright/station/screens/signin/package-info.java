/** Signing in, and choosing what to do. */
@NullMarked
package dev.pickwright.station.screens.signin;

import org.jspecify.annotations.NullMarked;
