/** Picking over HTTP. */
@NullMarked
package dev.pickwright.backend.picking.web;

import org.jspecify.annotations.NullMarked;
