package dev.pickwright.model.packing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes another box: opens a package of this type, or changes the type of the open one while it is empty. */
public record OpenPackage(
        String type, @Nullable Long version, @Nullable Instant deviceTime) {}
