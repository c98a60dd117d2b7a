/** Stock, counts, master data and the meaning of codes over HTTP. */
@NullMarked
package dev.pickwright.backend.warehouse.web;

import org.jspecify.annotations.NullMarked;
