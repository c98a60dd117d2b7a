package dev.pickwright.backend.sync.copies;

import com.zaxxer.hikari.HikariDataSource;
import dev.pickwright.backend.platform.jdbc.DurabilityBarrier;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.observe.Traces;
import dev.pickwright.backend.sync.operation.Replay;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.StationStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** A database of its own, empty at first, and of the product only what copies rows. */
final class SmallStation implements AutoCloseable {

    private final HikariDataSource data = new HikariDataSource();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final List<FeedPoint> points = new ArrayList<>();
    final List<Operation> carriedOut = new ArrayList<>();
    final JdbcClient jdbc;

    /** @param folder where it keeps files */
    SmallStation(String url, Path folder, JsonMapper json) {
        data.setJdbcUrl(url);
        data.setUsername(url.startsWith("jdbc:h2:") ? "sa" : "postgres");
        data.setMaximumPoolSize(3);
        Flyway.configure()
                .dataSource(data)
                .locations("classpath:db/migration/common", "classpath:db/migration/{vendor}")
                .load()
                .migrate();
        jdbc = JdbcClient.create(data);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("pickwright.data", folder.toString())));
        context.registerBean(PropertySourcesPlaceholderConfigurer.class);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(data));
        context.registerBean(DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(data));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(SimpleMeterRegistry.class);
        context.registerBean(Tracer.class, () -> Tracer.NOOP);
        context.registerBean(Propagator.class, () -> Propagator.NOOP);
        context.registerBean(JsonMapper.class, () -> json);
        context.registerBean(DurabilityBarrier.class, () -> () -> {});
        context.registerBean(StationStore.class, this::store);
        context.registerBean(Replay.class, this::replay);
        context.register(
                Traces.class,
                UnitOfWork.class,
                RowStore.class,
                SeenOperationQueries.class,
                LeaseCopyRepository.class,
                LeaseExport.class,
                OwnOperationQueries.class,
                HeldWorkRepository.class,
                HeldStockRepository.class,
                PendingWork.class,
                LeaseImport.class,
                LeaseCopies.class,
                FeedStore.class,
                ReferenceRepository.class,
                ReferenceStaging.class,
                ReferenceExport.class,
                ReferenceImport.class,
                Reference.class);
        context.refresh();
    }

    LeaseCopies copies() {
        return context.getBean(LeaseCopies.class);
    }

    Reference reference() {
        return context.getBean(Reference.class);
    }

    UnitOfWork units() {
        return context.getBean(UnitOfWork.class);
    }

    private StationStore store() {
        StationStore store = Mockito.mock(StationStore.class);
        Mockito.doAnswer(call -> points.add(call.getArgument(0))).when(store).write(Mockito.any(FeedPoint.class));
        return store;
    }

    private Replay replay() {
        return Mockito.mock(Replay.class, call -> {
            carriedOut.add(call.getArgument(0));
            return Ruling.APPLIED;
        });
    }

    @Override
    public void close() {
        context.close();
        data.close();
    }
}
