/** Packing over HTTP. */
@NullMarked
package dev.pickwright.backend.packing.web;

import org.jspecify.annotations.NullMarked;
