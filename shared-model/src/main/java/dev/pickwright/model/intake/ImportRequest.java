package dev.pickwright.model.intake;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a file.
 *
 * @param fileName for people; at most 255 characters
 * @param warehouse code of the warehouse of lines that name none; with bins and stock only
 * @param createSkus whether SKUs that are not known are made, with stock; with orders only
 */
public record ImportRequest(
        ImportKind kind, String fileName, @Nullable String warehouse, boolean createSkus) {

    private static final int MAX_NAME = 255;

    public ImportRequest {
        if (fileName.isBlank() || fileName.length() > MAX_NAME || fileName.indexOf(0) >= 0) {
            throw new IllegalArgumentException("file_name takes 1 to %d characters".formatted(MAX_NAME));
        }
        if (warehouse != null && kind != ImportKind.BINS && kind != ImportKind.STOCK) {
            throw new IllegalArgumentException("warehouse goes with bins and stock only");
        }
        if (createSkus && kind != ImportKind.ORDERS) {
            throw new IllegalArgumentException("create_skus goes with orders only");
        }
    }
}
