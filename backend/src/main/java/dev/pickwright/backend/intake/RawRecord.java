package dev.pickwright.backend.intake;

/**
 * One record as it stands in the file.
 *
 * @param offset of its first byte
 * @param line number of the line it starts in, from 1
 * @param length in bytes with its line end
 * @param text without its line end; a quoted field may hold line ends of its own
 */
record RawRecord(long offset, long line, int length, String text) {}
