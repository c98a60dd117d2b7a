package dev.pickwright.backend.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.pickwright.backend.platform.jdbc.DurabilityBarrier;
import dev.pickwright.backend.platform.jdbc.OwnPool;
import dev.pickwright.backend.platform.observe.Traces;
import dev.pickwright.backend.platform.time.IdSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the relay, on connections of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {

    private static final int CONNECTIONS = 6;

    /** A new one at each start: a relay that was stopped has given its name and its connections back. */
    @Bean
    RelayService relayService(
            DataSource requests,
            DurabilityBarrier barrier,
            IdSource ids,
            OutboxSettings settings,
            List<Transport> transports,
            MeterRegistry registry,
            Traces traces,
            FeedBell bell) {
        Supplier<Relay> relays = () -> {
            String me = "pickwright-" + ids.next();
            var meters = new OutboxMeters(registry);
            if (OwnPool.isPostgres(requests)) {
                HikariDataSource fast = OwnPool.like(requests, "outbox", CONNECTIONS, PostgresOutboxStore.FAST);
                HikariDataSource durable = OwnPool.like(requests, "outbox-confirm", 2, PostgresOutboxStore.DURABLE);
                return new Relay(
                        new PostgresOutboxStore(fast, durable),
                        new PostgresChannel(durable, me),
                        me,
                        settings,
                        transports,
                        meters,
                        traces,
                        bell);
            }
            HikariDataSource pool = OwnPool.like(requests, "outbox", CONNECTIONS, null);
            var store = new H2OutboxStore(pool, barrier::await);
            return new Relay(store, Channel.none(), me, settings, transports, meters, traces, bell);
        };
        return new RelayService(relays);
    }
}
