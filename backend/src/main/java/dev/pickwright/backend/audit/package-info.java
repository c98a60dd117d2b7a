/** The append-only trail of who did what, when, and where. */
@NullMarked
package dev.pickwright.backend.audit;

import org.jspecify.annotations.NullMarked;
