/** Orders and their fulfillments: the aggregate, its status, its gates. */
@NullMarked
package dev.pickwright.backend.fulfillment;

import org.jspecify.annotations.NullMarked;
