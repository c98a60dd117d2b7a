/** The language of the product: errors, quantities, decisions and what all features share. No framework, no I/O, no clock. */
@NullMarked
package dev.pickwright.model;

import org.jspecify.annotations.NullMarked;
