/** The readable event log. */
@NullMarked
package dev.pickwright.backend.outbox.web;

import org.jspecify.annotations.NullMarked;
