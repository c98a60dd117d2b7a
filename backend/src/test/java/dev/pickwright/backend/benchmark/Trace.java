package dev.pickwright.backend.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a thread sent to its database, to be sent again by a plain JDBC loop. */
final class Trace {

    /** Sets one parameter, as it was set. */
    @FunctionalInterface
    interface Parameter {
        void set(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Step {
        void send(Connection connection) throws SQLException;
    }

    private static final String SYNC = "CHECKPOINT SYNC";

    private final List<Step> steps = new ArrayList<>();
    private int statements;
    private int commits;

    int statements() {
        return statements;
    }

    int commits() {
        return commits;
    }

    void autoCommit(boolean on) {
        steps.add(connection -> connection.setAutoCommit(on));
    }

    void commit() {
        commits++;
        steps.add(Connection::commit);
    }

    void rollback() {
        steps.add(Connection::rollback);
    }

    void query(String sql, List<Parameter> parameters) {
        add(sql, statement -> {
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                read(rows);
            }
        });
    }

    void update(String sql, List<Parameter> parameters, int changed) {
        add(sql, statement -> {
            set(statement, parameters);
            same(sql, changed, statement.executeUpdate());
        });
    }

    void batch(String sql, List<List<Parameter>> rows, int[] changed) {
        add(sql, statement -> {
            for (List<Parameter> row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            same(sql, Arrays.hashCode(changed), Arrays.hashCode(statement.executeBatch()));
        });
    }

    /** Sends all of it. @throws IllegalStateException if an update does not change what it changed then */
    void replay(Connection connection) {
        try {
            for (Step step : steps) {
                step.send(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(String sql, Parameter work) {
        statements += sql.equals(SYNC) ? 0 : 1;
        steps.add(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                work.set(statement);
            }
        });
    }

    private static void set(PreparedStatement statement, List<Parameter> parameters) throws SQLException {
        for (Parameter parameter : parameters) {
            parameter.set(statement);
        }
    }

    private static void read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                rows.getObject(i);
            }
        }
    }

    private static void same(String sql, int then, int now) {
        if (then != now) {
            throw new IllegalStateException("the twin did other work than the product: " + sql);
        }
    }
}
