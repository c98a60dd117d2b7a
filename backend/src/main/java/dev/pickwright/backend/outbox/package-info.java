/** Events: appended in the transaction that made them true, numbered after commit, handed on in order. */
@NullMarked
package dev.pickwright.backend.outbox;

import org.jspecify.annotations.NullMarked;
