@NullMarked
package dev.pickwright.backend.backup.client;

import org.jspecify.annotations.NullMarked;
