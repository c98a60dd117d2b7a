package dev.pickwright.model.sync;

/**
 * A part of the reference data. A station fetches them in order, may go on after the last that it has, checks count and
 * digest, and exchanges all of its reference data at once.
 *
 * @param watermark the reference feed's number that this copy contains; the same in all parts
 * @param part its number, from 0
 * @param parts how many there are
 * @param rows the part's rows
 * @param digest SHA-256 of the rows' values, each after its length, in hexadecimal
 */
public record BootstrapPart(int central, long watermark, int part, int parts, TableRows rows, String digest) {}
