/** How a station speaks to its central: who it is, whom it trusts, what it asks. */
@NullMarked
package dev.pickwright.backend.sync.http;

import org.jspecify.annotations.NullMarked;
