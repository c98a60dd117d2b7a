@NullMarked
package dev.pickwright.backend.backup.web;

import org.jspecify.annotations.NullMarked;
