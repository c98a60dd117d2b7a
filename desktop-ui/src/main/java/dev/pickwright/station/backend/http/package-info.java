/** The backend's API over HTTP. */
@NullMarked
package dev.pickwright.station.backend.http;

import org.jspecify.annotations.NullMarked;
