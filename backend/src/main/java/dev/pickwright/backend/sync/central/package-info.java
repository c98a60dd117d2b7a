/** Central: what stations say, send and ask for; who holds which work; what supervisors decide. */
@NullMarked
package dev.pickwright.backend.sync.central;

import org.jspecify.annotations.NullMarked;
