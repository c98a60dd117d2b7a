/**
 * Orders, SKUs, bins and stock from CSV files: the file is checked to its end, then its records are handed on, each whole
 * or not at all. What a kind of file has of its own is in its {@code *Kind}. Nobody depends on this package.
 */
@NullMarked
package dev.pickwright.backend.intake;

import org.jspecify.annotations.NullMarked;
