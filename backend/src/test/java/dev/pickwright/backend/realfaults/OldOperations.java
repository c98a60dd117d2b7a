package dev.pickwright.backend.realfaults;

import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.Operation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes what a station has not sent what a station of the version before would have recorded of it. */
final class OldOperations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OldOperations() {}

    /** Of a station that does not run. @return how many there were to change */
    static int rewrite(Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("pickwright").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.setAutoCommit(false);
            int changed = rewrite(connection);
            connection.commit();
            return changed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The chain begins to differ with the first that changes, which central must not have. */
    private static int rewrite(Connection connection) throws SQLException {
        int changed = 0;
        try (var read = connection.createStatement();
                var write = connection.prepareStatement(
                        "update sync_log set operation = ?, chain = ? where operation_id = ?");
                var head = connection.prepareStatement("update sync_identity set chain = ?");
                var rows = read.executeQuery("select l.operation, l.chain, l.standing, l.operation_id from sync_log l"
                        + " join sync_identity i on i.incarnation = l.incarnation order by l.seq")) {
            Chain chain = Chain.START;
            while (rows.next()) {
                String stored = rows.getString(1);
                if (rows.getString(3).equals("saved")) {
                    Operation operation = JSON.readValue(stored, Operation.class);
                    Operation old = operation.type().equals("pick_quantity") ? old(operation) : operation;
                    changed += old.version() < operation.version() ? 1 : 0;
                    chain = chain.with(old);
                    write.setString(1, JSON.writeValueAsString(old));
                    write.setString(2, chain.toString());
                    write.setObject(3, rows.getObject(4));
                    write.executeUpdate();
                } else {
                    chain = Chain.of(rows.getString(2));
                }
            }
            head.setString(1, chain.toString());
            head.executeUpdate();
        }
        return changed;
    }

    /** Version 1 had no more than the line and the count, and chose nothing at the station. */
    private static Operation old(Operation operation) {
        JsonNode body = JSON.readTree(operation.body());
        return new Operation(
                operation.id(),
                operation.seq(),
                operation.type(),
                1,
                operation.leases(),
                operation.subject(),
                operation.operator(),
                operation.approver(),
                operation.wall(),
                operation.mono(),
                operation.boot(),
                "{\"line\":\"%s\",\"qty\":%d}"
                        .formatted(
                                body.path("line").asString(),
                                body.path("quantity").asInt()),
                "{}");
    }
}
