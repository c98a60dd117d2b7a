/** Transactions, their durability, and the little SQL glue all repositories share. */
@NullMarked
package dev.pickwright.backend.platform.jdbc;

import org.jspecify.annotations.NullMarked;
