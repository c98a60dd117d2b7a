package dev.pickwright.backend.reporting;

import dev.pickwright.backend.platform.jdbc.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a slice adds to a query: the last condition, the order and the limit. */
final class SliceQueries {

    private SliceQueries() {}

    /** To follow a {@code where} that has a condition; {@link #bind} gives its parameters. */
    static String end(Slice slice, String time, String number) {
        String direction = slice.descending() ? " desc" : "";
        String beyond = slice.descending() ? "<" : ">";
        String condition = slice.after() == null
                ? ""
                : slice.timed()
                        ? " and (%s, %s) %s (:at, :number)".formatted(time, number, beyond)
                        : " and %s %s :number".formatted(number, beyond);
        String order = (slice.timed() ? time + direction + ", " : "") + number + direction;
        return "%s order by %s fetch first :limit rows only".formatted(condition, order);
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, Slice slice) {
        Slice.Place after = slice.after();
        var limited = query.param("limit", slice.limit());
        if (after == null) {
            return limited;
        }
        return after.at() == null
                ? limited.param("number", after.number())
                : limited.param("number", after.number()).param("at", Sql.at(after.at()));
    }
}
