/** What comes in from files: how far an import is, and why lines were rejected. */
@NullMarked
package dev.pickwright.model.intake;

import org.jspecify.annotations.NullMarked;
