package dev.pickwright.backend.platform.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.Databases;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class UnitMemoryTest {

    private final AtomicInteger reads = new AtomicInteger();
    private final UnitMemory<String, Integer> memory = new UnitMemory<>();
    private UnitOfWork units;

    @BeforeEach
    void aDatabase() {
        var database = new DriverManagerDataSource(Databases.h2(), "sa", "");
        units = Units.withCopy(
                new JdbcTransactionManager(database), JdbcClient.create(database), DurabilityBarrier::await);
    }

    private int read() {
        return memory.get("key", reads::incrementAndGet);
    }

    @Test
    void aThingIsReadOnceInAUnitAndAnewInTheNext() {
        assertThat(units.run(() -> read() + read())).isEqualTo(2);
        assertThat(units.run(this::read)).isEqualTo(2);
    }

    @Test
    void outsideOfAUnitItIsReadEachTime() {
        assertThat(read() + read()).isEqualTo(3);
    }

    @Test
    void whatWasWrittenIsReadAnew() {
        assertThat(units.run(() -> {
                    read();
                    memory.forget("key");
                    return read();
                }))
                .isEqualTo(2);
    }

    @Test
    void whatIsUndoneIsForgotten() {
        assertThat(units.run(() -> {
                    assertThatThrownBy(() -> units.nested(() -> {
                                read();
                                throw new IllegalStateException("it does not fit");
                            }))
                            .hasMessage("it does not fit");
                    return read();
                }))
                .isEqualTo(2);
    }
}
