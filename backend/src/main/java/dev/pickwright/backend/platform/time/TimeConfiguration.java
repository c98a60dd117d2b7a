package dev.pickwright.backend.platform.time;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /**
     * Microseconds, as the databases keep them: what is written is what is read back.
     *
     * @param offset by which it is wrong; tests set it
     */
    @Bean
    Clock clock(@Value("${pickwright.clock-offset:PT0S}") Duration offset) {
        return Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)), offset);
    }

    @Bean
    IdSource idSource(Clock clock) {
        return new UuidV7Source(clock);
    }
}
