/** Read-only queries for boards and detail screens. */
@NullMarked
package dev.pickwright.backend.reporting;

import org.jspecify.annotations.NullMarked;
