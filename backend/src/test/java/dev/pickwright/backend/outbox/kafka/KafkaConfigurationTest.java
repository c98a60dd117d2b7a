package dev.pickwright.backend.outbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.pickwright.backend.fixture.QuietKafka;
import dev.pickwright.backend.platform.observe.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@ExtendWith(QuietKafka.class)
class KafkaConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withInitializer(context ->
                    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
            .withBean(Traces.class, () -> mock(Traces.class))
            .withUserConfiguration(KafkaConfiguration.class);

    @Test
    void without_a_broker_nothing_is_there() {
        context.run(started ->
                assertThat(started).doesNotHaveBean(KafkaTransport.class).doesNotHaveBean(KafkaHealthIndicator.class));
    }

    @Test
    void properties_of_the_client_are_handed_on(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("kafka.properties"), "ssl.truststore.password=$${x}s\n");
        context.withPropertyValues(
                        "pickwright.kafka.bootstrap-servers=one:9092,two:9092",
                        "pickwright.kafka.properties.security.protocol=SSL",
                        "pickwright.kafka.properties.linger.ms=5",
                        "pickwright.kafka.properties-file=" + file)
                .run(started -> assertThat(started.getBean(KafkaSettings.class).producer(Duration.ofSeconds(10)))
                        .containsEntry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "one:9092,two:9092")
                        .containsEntry("security.protocol", "SSL")
                        .containsEntry("ssl.truststore.password", "$${x}s")
                        .containsEntry(ProducerConfig.LINGER_MS_CONFIG, "5"));
    }

    @Test
    void what_order_rests_on_cannot_be_changed() {
        context.withPropertyValues(
                        "pickwright.kafka.bootstrap-servers=broker:9092",
                        "pickwright.kafka.properties.acks=0",
                        "pickwright.kafka.properties.enable.idempotence=false",
                        "pickwright.kafka.properties.max.in.flight.requests.per.connection=100",
                        "pickwright.kafka.properties.delivery.timeout.ms=900000")
                .run(started -> assertThat(started.getBean(KafkaSettings.class).producer(Duration.ofSeconds(10)))
                        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                        .containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1)
                        .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 7_000));
    }

    @Test
    void a_setting_that_makes_no_sense_stops_the_start() {
        context.withPropertyValues(
                        "pickwright.kafka.bootstrap-servers=broker:9092",
                        "pickwright.kafka.properties.compression.type=tightly")
                .run(started -> assertThat(started).getFailure().rootCause().isInstanceOf(ConfigException.class));
    }
}
