package dev.pickwright.model.sync;

/**
 * A copy of a station's journal in one file, for whoever is to look at it.
 *
 * @param file where it is on the station's computer
 * @param bytes that it has
 */
public record SavedJournal(String file, long bytes) {}
