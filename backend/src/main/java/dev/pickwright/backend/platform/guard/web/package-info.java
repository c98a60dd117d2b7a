/** What every request keeps to, and every answer carries, whatever the feature. */
@NullMarked
package dev.pickwright.backend.platform.guard.web;

import org.jspecify.annotations.NullMarked;
