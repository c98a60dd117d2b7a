/** Packages and their contents: what a packer's scan does, and what a packer sees. */
@NullMarked
package dev.pickwright.model.packing;

import org.jspecify.annotations.NullMarked;
