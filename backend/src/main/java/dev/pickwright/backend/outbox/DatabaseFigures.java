package dev.pickwright.backend.outbox;

import dev.pickwright.backend.platform.jdbc.OwnPool;
import dev.pickwright.backend.platform.observe.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Whether PostgreSQL can clear up after the outbox, as metrics; there are none on another database. */
@Component
class DatabaseFigures {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private record Figures(long deadTuples, long xminAge) {}

    private final Reading<Figures> reading;

    DatabaseFigures(DataSource requests, DatabaseQueries queries, MeterRegistry registry) {
        this.reading = new Reading<>(() -> new Figures(queries.deadTuples(), queries.xminAge()), FRESH, LIMIT);
        if (OwnPool.isPostgres(requests)) {
            Gauge.builder("db.outbox.dead.tuples", this, figures -> figures.value(Figures::deadTuples))
                    .description("Dead rows of the outbox that vacuum has not cleared up yet")
                    .register(registry);
            Gauge.builder("db.xmin.age", this, figures -> figures.value(Figures::xminAge))
                    .description("Transactions since the oldest snapshot that somebody holds")
                    .register(registry);
        }
    }

    private double value(ToDoubleFunction<Figures> figure) {
        try {
            return figure.applyAsDouble(reading.get());
        } catch (Reading.Failed e) {
            return Double.NaN;
        }
    }
}
