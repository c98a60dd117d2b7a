/** Sign-in, and the filter that finds out who asks. */
@NullMarked
package dev.pickwright.backend.access.web;

import org.jspecify.annotations.NullMarked;
