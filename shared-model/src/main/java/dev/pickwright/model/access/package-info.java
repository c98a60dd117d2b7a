/** Operators, roles and sign-in. */
@NullMarked
package dev.pickwright.model.access;

import org.jspecify.annotations.NullMarked;
