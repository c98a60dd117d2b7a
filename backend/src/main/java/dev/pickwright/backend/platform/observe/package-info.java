/** What the service shows of itself: traces, metrics, the context of log lines, health. */
@NullMarked
package dev.pickwright.backend.platform.observe;

import org.jspecify.annotations.NullMarked;
