/** What screens may ask of the backend. */
@NullMarked
package dev.pickwright.station.backend.api;

import org.jspecify.annotations.NullMarked;
