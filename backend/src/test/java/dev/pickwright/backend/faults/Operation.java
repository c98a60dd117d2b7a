package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import java.util.function.Function;

/**
 * One operation of docs/domain.md.
 *
 * @param name with the number of its row in the table of operations
 * @param arrange brings a fresh ground into the state before it
 */
record Operation(String name, Function<Ground, Act> arrange) {

    /**
     * What is sent, and whether it ended right.
     *
     * @param found what the database says once it was carried out
     * @param expected what it must say
     */
    record Act(Api.Call call, java.util.function.Supplier<String> found, String expected) {}

    @Override
    public String toString() {
        return name;
    }
}
