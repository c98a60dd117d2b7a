package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OutboxFiguresTest {

    private static final Endpoint KAFKA = new Endpoint(1, "kafka", "kafka");
    private static final Endpoint SHOP = new Endpoint(2, "shop", "webhook");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aDatabaseThatHangsIsWaitedForOnceAndFailsNoScrape() {
        var never = new CountDownLatch(1);
        show(() -> {
            never.await();
            throw new IllegalStateException("too late");
        });
        long begun = System.nanoTime();

        assertThat(value("outbox.lag.seconds", KAFKA)).isNaN();
        assertThat(value("outbox.backlog", SHOP)).isNaN();
        assertThat(registry.get("outbox.unnumbered").gauge().value()).isNaN();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        never.countDown();
    }

    @Test
    void aDatabaseThatFailsFailsNoScrape() {
        show(() -> {
            throw new IllegalStateException("planted");
        });

        assertThat(value("outbox.dead", KAFKA)).isNaN();
    }

    private void show(Callable<Object> database) {
        var store = (OutboxStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {OutboxStore.class},
                (self, method, given) -> database.call());
        var figures = new OutboxFigures(store, new OutboxMeters(registry));
        figures.show(KAFKA);
        figures.show(SHOP);
    }

    private double value(String name, Endpoint endpoint) {
        return registry.get(name).tag("endpoint", endpoint.name()).gauge().value();
    }
}
