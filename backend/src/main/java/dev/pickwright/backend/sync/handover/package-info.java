/** What a station did before it had a central, handed over to it. */
@NullMarked
package dev.pickwright.backend.sync.handover;

import org.jspecify.annotations.NullMarked;
