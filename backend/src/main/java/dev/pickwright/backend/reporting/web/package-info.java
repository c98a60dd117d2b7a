/** Boards and details over HTTP. */
@NullMarked
package dev.pickwright.backend.reporting.web;

import org.jspecify.annotations.NullMarked;
