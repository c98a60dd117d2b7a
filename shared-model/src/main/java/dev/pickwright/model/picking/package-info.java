/** Picklists and pick lines: what a scan, a short pick or an undo does, and what a picker sees. */
@NullMarked
package dev.pickwright.model.picking;

import org.jspecify.annotations.NullMarked;
