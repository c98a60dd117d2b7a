package dev.pickwright.backend.platform.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class UnitBatchTest {

    private final List<List<String>> written = new ArrayList<>();
    private final AtomicInteger syncs = new AtomicInteger();
    private final UnitBatch<String> batch = new UnitBatch<>(written::add);
    private UnitOfWork units;

    @BeforeEach
    void aDatabase() {
        var database = new DriverManagerDataSource(Databases.h2(), "sa", "");
        units = Units.withCopy(
                new JdbcTransactionManager(database), JdbcClient.create(database), before -> syncs.incrementAndGet());
    }

    private void add(String row) {
        batch.add(List.of(row));
    }

    private void undone(Runnable part) {
        assertThatThrownBy(() -> units.nested(() -> {
                    part.run();
                    throw new IllegalStateException("it does not fit");
                }))
                .hasMessage("it does not fit");
    }

    @Test
    void rowsOfAUnitAreWrittenTogetherAtItsEnd() {
        units.run(() -> {
            add("one");
            add("two");
            assertThat(written).isEmpty();
        });
        assertThat(written).containsExactly(List.of("one", "two"));
    }

    @Test
    void outsideOfAUnitARowIsWrittenAtOnce() {
        add("one");
        assertThat(written).containsExactly(List.of("one"));
    }

    @Test
    void whatAnUndonePartAddedIsNotWritten() {
        units.run(() -> {
            add("before");
            undone(() -> add("undone"));
            add("after");
        });
        assertThat(written).containsExactly(List.of("before", "after"));
    }

    @Test
    void whatAnUndonePartAddedFirstIsNotWritten() {
        units.run(() -> {
            undone(() -> add("undone"));
            add("after");
        });
        assertThat(written).containsExactly(List.of("after"));
    }

    @Test
    void nothingOfAFailedUnitIsWrittenThenOrLater() {
        assertThatThrownBy(() -> units.run(() -> {
                    add("failed");
                    throw new IllegalStateException("it does not fit");
                }))
                .hasMessage("it does not fit");
        units.run(() -> add("next"));
        assertThat(written).containsExactly(List.of("next"));
    }

    @Test
    void aRelaxedUnitIsCommittedAndNotWaitedFor() {
        units.relaxed(() -> {
            add("one");
            return true;
        });
        assertThat(written).containsExactly(List.of("one"));
        assertThat(syncs).hasValue(0);
        units.run(() -> add("two"));
        assertThat(syncs).hasValue(1);
    }
}
