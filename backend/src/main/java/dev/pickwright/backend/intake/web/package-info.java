/** Imports over HTTP. */
@NullMarked
package dev.pickwright.backend.intake.web;

import org.jspecify.annotations.NullMarked;
