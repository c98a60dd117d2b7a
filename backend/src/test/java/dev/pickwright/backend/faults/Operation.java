package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import java.util.function.Function;
import java.util.function.Supplier;

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
    record Act(Api.Call call, Supplier<String> found, String expected) {}

    /** An operation after which the job's fulfillment has a status. */
    static Operation status(String name, Function<Ground, Job> from, Function<Job, Api.Call> call, String status) {
        return new Operation(name, ground -> {
            Job job = from.apply(ground);
            return new Act(call.apply(job), job::status, status);
        });
    }

    static Operation status(String name, Job.Stage from, Function<Job, Api.Call> call, String status) {
        return status(name, ground -> Job.at(ground, from), call, status);
    }

    /** An operation after which a query finds something. */
    static Operation value(
            String name, Function<Ground, Job> from, Function<Job, Api.Call> call, String query, String expected) {
        return found(name, ground -> call.apply(from.apply(ground)), query, expected);
    }

    static Operation value(String name, Job.Stage from, Function<Job, Api.Call> call, String query, String expected) {
        return value(name, ground -> Job.at(ground, from), call, query, expected);
    }

    /** An operation that needs no job. */
    static Operation found(String name, Function<Ground, Api.Call> call, String query, String expected) {
        return new Operation(name, ground -> {
            Api.Call sent = call.apply(ground);
            return new Act(sent, () -> ground.value(query), expected);
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
