/** The trail over HTTP. */
@NullMarked
package dev.pickwright.backend.audit.web;

import org.jspecify.annotations.NullMarked;
