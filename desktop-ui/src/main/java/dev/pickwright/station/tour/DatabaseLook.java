package dev.pickwright.station.tour;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database itself, past everything the product says about it. Reads only. */
final class DatabaseLook {

    private final String url;

    DatabaseLook(String url) {
        this.url = url;
    }

    /** The first column of the first row. @throws IllegalStateException if there is none */
    String one(String query, Object... arguments) {
        return column(query, arguments).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the database has nothing for: " + query));
    }

    /** The first column of every row. */
    List<String> column(String query, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.setReadOnly(true);
            try (var statement = connection.prepareStatement(query)) {
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i]);
                }
                List<String> values = new ArrayList<>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        values.add(String.valueOf(rows.getString(1)));
                    }
                }
                return values;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not look into the database", e);
        }
    }
}
