/**
 * Backups: one zip file with everything that a station or a central keeps, and the way back. A database file of H2 is
 * copied as it is; PostgreSQL is dumped table by table, so no program of PostgreSQL is needed.
 */
@NullMarked
package dev.pickwright.backend.backup;

import org.jspecify.annotations.NullMarked;
