/** Warehouses over HTTP. */
@NullMarked
package dev.pickwright.backend.warehouse.web;

import org.jspecify.annotations.NullMarked;
