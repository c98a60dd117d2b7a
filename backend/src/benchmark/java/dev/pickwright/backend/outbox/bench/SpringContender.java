package dev.pickwright.backend.outbox.bench;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A library that lives in a Spring Boot application and takes part in Spring's transactions. */
abstract class SpringContender implements Contender {

    private Bench bench;
    private ConfigurableApplicationContext context;
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;

    abstract Class<?> application();

    abstract Map<String, Object> properties();

    /** Hands the event to the library, inside the running transaction. */
    abstract void publish(BenchEvent event);

    @Override
    public void open(Bench bench) throws Exception {
        this.bench = bench;
        context = new SpringApplicationBuilder(application())
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.config.name", "bench",
                        "spring.flyway.enabled", "false",
                        "spring.main.banner-mode", "off",
                        "logging.level.root", "warn"))
                .properties(properties())
                .initializers(fresh -> fresh.getBeanFactory().registerSingleton("bench", bench))
                .run();
        jdbc = new JdbcTemplate(bench.dataSource());
        transaction = new TransactionTemplate(bean(PlatformTransactionManager.class));
    }

    final ApplicationEventPublisher events() {
        return context;
    }

    final <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    final <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void produce(int lane) {
        transaction.executeWithoutResult(status -> {
            long laneSeq = Objects.requireNonNull(jdbc.queryForObject(Bench.NEXT_OF_LANE, Long.class, lane));
            publish(bench.event(lane, laneSeq));
        });
    }

    @Override
    public void close() {
        context.close();
    }
}
