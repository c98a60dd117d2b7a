/** What the database keeps and only this server may read. */
@NullMarked
package dev.pickwright.backend.platform.secret;

import org.jspecify.annotations.NullMarked;
