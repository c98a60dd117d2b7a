/** QC checks on packed goods, and the gate they hold. */
@NullMarked
package dev.pickwright.backend.quality;

import org.jspecify.annotations.NullMarked;
