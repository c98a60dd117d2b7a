package dev.pickwright.backend.intake;

import dev.pickwright.model.intake.RejectReason;

/**
 * A line that was not taken.
 *
 * @param line number in the file, from 1
 * @param record what it is about, such as its order number; empty if it does not say
 * @param original the record's text as it stands in the file
 */
record Reject(long line, String record, RejectReason reason, String detail, String original) {}
