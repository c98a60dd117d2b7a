/** The trail as others see it: sealed entries, checks of their chains, timelines. */
@NullMarked
package dev.pickwright.model.audit;

import org.jspecify.annotations.NullMarked;
