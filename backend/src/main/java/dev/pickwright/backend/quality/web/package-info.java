/** QC results over HTTP. */
@NullMarked
package dev.pickwright.backend.quality.web;

import org.jspecify.annotations.NullMarked;
