package dev.pickwright.model.quality;

import dev.pickwright.model.Wire;

/** Where a QC check stands. */
public enum QcStatus implements Wire {
    DUE,
    PASSED,
    FAILED
}
