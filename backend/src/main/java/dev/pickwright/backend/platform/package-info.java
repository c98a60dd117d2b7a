/** What every feature stands on and no feature owns: who acts, what was asked. */
@NullMarked
package dev.pickwright.backend.platform;

import org.jspecify.annotations.NullMarked;
