/** The packer's screens. */
@NullMarked
package dev.pickwright.station.screens.packer;

import org.jspecify.annotations.NullMarked;
