package dev.pickwright.backend;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether a data folder that worked alone can be joined to a central: nothing in it is half done. */
final class StandaloneCheck {

    private static final String PICKED = "select count(*) from picklist where status = 'claimed'";

    private static final String PACKED = """
            select count(*) from fulfillment f where f.status = 'packing' and (f.operator_id is not null
                or exists (select 1 from package p where p.fulfillment_id = f.id and p.status = 'open'))
            """;

    private static final String UNTOLD = """
            select (
                select count(*) from outbox_events e where e.feed_no is null
                    and exists (select 1 from outbox_endpoint t where t.enabled)) + (
                select count(*) from outbox_deliveries d join outbox_endpoint t on t.id = d.endpoint_id
                where t.enabled and d.status in ('PENDING', 'PROCESSING'))
            """;

    private static final String LEASED = "select count(*) from sync_lease where state <> 'ended'";
    private static final String CASES = "select count(*) from sync_case where resolved_at is null";

    private final DataFolder folder;

    StandaloneCheck(DataFolder folder) {
        this.folder = folder;
    }

    /** @throws ProblemException with what is to be done before */
    void require() {
        if (SchemaVersion.older(folder)) {
            throw refused("The database in this data folder is of an older version. Start it once without --central,"
                    + " which brings it up to date, then join the central.");
        }
        try (Connection database = DriverManager.getConnection(folder.databaseUrl() + ";IFEXISTS=TRUE", "sa", "");
                Statement statement = database.createStatement()) {
            long picked = count(statement, PICKED);
            long packed = count(statement, PACKED);
            if (picked + packed > 0) {
                throw refused(("%d lists are being picked and %d orders are being packed in this data folder. Start it"
                                + " once more without --central, finish or release them, then join the central.")
                        .formatted(picked, packed));
            }
            long untold = count(statement, UNTOLD);
            if (untold > 0) {
                throw refused(("%d events of this data folder are not delivered yet. Start it once more without"
                                + " --central until they are, or disable who is to get them; then join the central.")
                        .formatted(untold));
            }
            long leased = count(statement, LEASED);
            long cases = count(statement, CASES);
            if (leased + cases > 0) {
                throw refused(("This data folder is a central itself: stations have %d of its lists, and %d cases are"
                                + " open. Revoke the lists and decide the cases first.")
                        .formatted(leased, cases));
            }
        } catch (SQLException e) {
            throw new ProblemException(
                    Problem.DISK_FULL,
                    "The database in %s cannot be read: %s".formatted(folder.path(), e.getMessage()));
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static ProblemException refused(String sentence) {
        return new ProblemException(Problem.TRANSITION_REFUSED, sentence);
    }
}
