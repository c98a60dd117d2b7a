package dev.pickwright.backend.outbox.bench;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.event.TransactionalEventListener;

/** Spring Modulith's event publication registry: listeners run in the publishing process, after commit. */
final class ModulithContender extends SpringContender {

    private final boolean tuned;

    ModulithContender(boolean tuned) {
        this.tuned = tuned;
    }

    @Override
    Class<?> application() {
        return Application.class;
    }

    @Override
    Map<String, Object> properties() {
        return Map.of(
                "spring.modulith.events.jdbc.schema-initialization.enabled", "true",
                "spring.modulith.events.completion-mode", tuned ? "delete" : "update",
                "bench.threads", tuned ? Bench.PUBLISHERS : 8);
    }

    @Override
    void publish(BenchEvent event) {
        events().publishEvent(event);
    }

    @Override
    public void startDelivery() {
        bean(Executor.class).on = true;
        Thread.ofPlatform()
                .daemon()
                .start(() ->
                        bean(IncompleteEventPublications.class).resubmitIncompletePublications(publication -> true));
    }

    @Override
    public String unfinishedSql() {
        return "select count(*) from event_publication where completion_date is null";
    }

    /** While it is off, tasks vanish, as if the process had died right after the commit. */
    static final class Executor extends ThreadPoolTaskExecutor {

        private volatile boolean on;

        Executor(int threads) {
            setCorePoolSize(threads);
            setMaxPoolSize(threads);
        }

        @Override
        public void execute(Runnable task) {
            if (on) {
                super.execute(task);
            }
        }

        @Override
        public Future<?> submit(Runnable task) {
            return on ? super.submit(task) : CompletableFuture.completedFuture(null);
        }

        @Override
        public <T> Future<T> submit(Callable<T> task) {
            return on ? super.submit(task) : new CompletableFuture<>();
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @EnableAsync
    static class Application {

        @Bean
        DataSource dataSource(Bench bench) {
            return bench.dataSource();
        }

        @Bean
        Executor taskExecutor(@org.springframework.beans.factory.annotation.Value("${bench.threads}") int threads) {
            return new Executor(threads);
        }

        @Bean
        Listener listener(Bench bench) {
            return new Listener(bench.history());
        }
    }

    static class Listener {

        private final History history;

        Listener(History history) {
            this.history = history;
        }

        @Async
        @TransactionalEventListener
        void on(BenchEvent event) {
            history.delivered(event);
        }
    }
}
