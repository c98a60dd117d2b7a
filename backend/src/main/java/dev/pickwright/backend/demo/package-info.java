/** The demonstration warehouse, made through the features' public faces. */
@NullMarked
package dev.pickwright.backend.demo;

import org.jspecify.annotations.NullMarked;
