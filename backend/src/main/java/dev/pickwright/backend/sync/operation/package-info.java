/** What a station did, as operations: made of commands, and carried out again by the same services. */
@NullMarked
package dev.pickwright.backend.sync.operation;

import org.jspecify.annotations.NullMarked;
