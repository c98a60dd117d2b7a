package dev.pickwright.backend.platform.time;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /** Microseconds, as the databases keep them: what is written is what is read back. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), java.time.Duration.ofNanos(1_000));
    }

    @Bean
    IdSource idSource(Clock clock) {
        return new UuidV7Source(clock);
    }
}
