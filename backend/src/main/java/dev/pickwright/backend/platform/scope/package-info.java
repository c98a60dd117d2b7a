/** To which warehouses things belong, and so who may see and change them. */
@NullMarked
package dev.pickwright.backend.platform.scope;

import org.jspecify.annotations.NullMarked;
