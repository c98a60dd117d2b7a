/** What a station's own backend tells its screens of its work with central. */
@NullMarked
package dev.pickwright.backend.sync.web;

import org.jspecify.annotations.NullMarked;
