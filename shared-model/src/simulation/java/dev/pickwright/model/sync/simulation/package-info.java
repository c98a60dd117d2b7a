/**
 * A whole site in one thread and in simulated time: stations, clones, central, people and goods, on the real protocol
 * kernel and the real status machine, with faults that a seed chooses. {@code ./pickwright simulate} runs it.
 */
@NullMarked
package dev.pickwright.model.sync.simulation;

import org.jspecify.annotations.NullMarked;
