package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.OnH2;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackendTest
class DatabaseFiguresOnH2Test implements OnH2 {

    @Autowired
    MeterRegistry registry;

    @Test
    void whatOnlyPostgresHasIsNotShown() {
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .doesNotContain("db.outbox.dead.tuples", "db.xmin.age");
    }
}
