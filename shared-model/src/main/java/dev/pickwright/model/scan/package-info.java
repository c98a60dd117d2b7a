/** Barcodes: classes of codes and check digits. */
@NullMarked
package dev.pickwright.model.scan;

import org.jspecify.annotations.NullMarked;
