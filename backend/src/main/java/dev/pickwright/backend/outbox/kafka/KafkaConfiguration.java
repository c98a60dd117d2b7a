package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.platform.observe.Traces;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
class KafkaConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("pickwright.kafka.bootstrap-servers")
    static class Configured {

        @Bean
        KafkaProducers kafkaProducers(
                KafkaSettings settings, @Value("${pickwright.outbox.publish-timeout:10s}") Duration timeout) {
            return new KafkaProducers(settings.producer(timeout));
        }

        @Bean
        KafkaTransport kafkaTransport(
                KafkaProducers producers,
                KafkaSettings settings,
                Traces traces,
                @Value("${pickwright.outbox.publish-timeout:10s}") Duration timeout) {
            return new KafkaTransport(producers, settings.topic(), timeout, traces::current);
        }

        @Bean
        KafkaHealthIndicator kafkaHealthIndicator(KafkaSettings settings) {
            return new KafkaHealthIndicator(settings);
        }
    }
}
