/** Orders and their fulfillments: the status machine, ids, commands, views and events. */
@NullMarked
package dev.pickwright.model.fulfillment;

import org.jspecify.annotations.NullMarked;
