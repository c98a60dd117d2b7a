/** The import command: hands a file to a running backend and shows how far it is. */
@NullMarked
package dev.pickwright.backend.intake.client;

import org.jspecify.annotations.NullMarked;
