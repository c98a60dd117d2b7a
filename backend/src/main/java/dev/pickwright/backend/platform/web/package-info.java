/** How requests come in and refusals go out, the same for every feature. */
@NullMarked
package dev.pickwright.backend.platform.web;

import org.jspecify.annotations.NullMarked;
