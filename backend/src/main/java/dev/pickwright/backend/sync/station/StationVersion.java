package dev.pickwright.backend.sync.station;

import java.util.Optional;

/** The version of the program that runs here. */
final class StationVersion {

    private StationVersion() {}

    /** As its jar names it. */
    static String program() {
        return Optional.ofNullable(StationVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
