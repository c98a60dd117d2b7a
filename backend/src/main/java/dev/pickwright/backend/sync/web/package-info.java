/** What stations ask central for, and what people at central see of them. */
@NullMarked
package dev.pickwright.backend.sync.web;

import org.jspecify.annotations.NullMarked;
