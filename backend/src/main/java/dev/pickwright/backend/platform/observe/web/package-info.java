/** Requests as metrics and in log lines, and the health endpoints. */
@NullMarked
package dev.pickwright.backend.platform.observe.web;

import org.jspecify.annotations.NullMarked;
