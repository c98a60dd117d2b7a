/**
 * Real processes on real databases, a line between them that can be cut, people who work at them, and a judge of what came
 * of it. Nothing in here looks into the processes: it kills them.
 */
package dev.pickwright.backend.realfaults;
