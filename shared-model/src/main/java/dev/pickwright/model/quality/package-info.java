/** Quality control: checklists, defects, dispositions and the hash that binds a verdict to its contents. */
@NullMarked
package dev.pickwright.model.quality;

import org.jspecify.annotations.NullMarked;
