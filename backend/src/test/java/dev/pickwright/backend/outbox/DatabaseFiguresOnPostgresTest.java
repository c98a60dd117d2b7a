package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.OnPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackendTest
class DatabaseFiguresOnPostgresTest implements OnPostgres {

    @Autowired
    MeterRegistry registry;

    @Autowired
    DatabaseQueries queries;

    @Test
    void bothAreShown() {
        assertThat(registry.get("db.outbox.dead.tuples").gauge().value()).isGreaterThanOrEqualTo(0);
        assertThat(registry.get("db.xmin.age").gauge().value()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void aSnapshotThatIsHeldGrowsOld() throws SQLException {
        try (Connection holder = connect();
                Connection busy = connect()) {
            holder.setAutoCommit(false);
            holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            run(holder, "select 1");
            for (int i = 0; i < 100; i++) {
                run(busy, "select txid_current()");
            }
            assertThat(queries.xminAge()).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void rowsThatAreNotClearedUpAreCounted() throws SQLException {
        try (Connection holder = connect();
                Connection busy = connect()) {
            holder.setAutoCommit(false);
            holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            run(holder, "select 1");
            run(busy, "update outbox_shard set epoch = epoch");
            await().untilAsserted(() -> assertThat(queries.deadTuples()).isGreaterThanOrEqualTo(64));
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(URL, "postgres", "");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
