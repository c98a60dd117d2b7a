/** Operators, their sessions, stations, API keys, and what each may do. */
@NullMarked
package dev.pickwright.backend.access;

import org.jspecify.annotations.NullMarked;
