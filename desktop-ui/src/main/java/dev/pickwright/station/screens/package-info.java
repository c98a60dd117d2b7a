/** The screens, a folder for each role; what they share is here. */
@NullMarked
package dev.pickwright.station.screens;

import org.jspecify.annotations.NullMarked;
