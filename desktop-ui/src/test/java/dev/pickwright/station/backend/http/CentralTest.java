package dev.pickwright.station.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokens of a station: got, renewed, refused. */
class CentralTest {

    @TempDir
    Path folder;

    private final AtomicInteger toldUnknown = new AtomicInteger();
    private volatile Duration off = Duration.ZERO;
    private FakeCentral fake;
    private Central central;

    @BeforeEach
    void enrol() throws IOException {
        fake = new FakeCentral();
        central = central();
        central.enrol("ABCD-EFGH-JKMN");
        fake.asked.clear();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theTokenOfTheEnrolmentServesAndSoDoesItsName() {
        assertThat(central.api().get("/v1/work", Map.class)).isEmpty();
        assertThat(central.api().station()).isEqualTo("Bench 1");
        assertThat(fake.asked).containsExactly("/v1/work");
    }

    @Test
    void theNextStartProvesItselfByTheKeptKey() {
        Central again = central();
        assertThat(again.enrolled()).isTrue();
        again.prove();
        again.api().get("/v1/work", Map.class);
        assertThat(fake.asked).containsExactly("prove", "/v1/work");
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() {
        off = Duration.ofMinutes(56);
        central.api().get("/v1/work", Map.class);
        assertThat(fake.asked).startsWith("prove").endsWith("/v1/work");
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnceHoweverManyAsk() throws Exception {
        fake.endTokens();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Map<?, ?>> call = () -> central.api().get("/v1/work", Map.class);
            List<Future<Map<?, ?>>> all =
                    many.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList());
            for (Future<Map<?, ?>> each : all) {
                assertThat(each.get()).isEmpty();
            }
        }
        assertThat(fake.asked.stream().filter("prove"::equals)).hasSize(1);
    }

    @Test
    void aSessionThatEndedCostsNoToken() {
        fake.sessionEnded = true;
        assertThatThrownBy(() -> central.api().get("/v1/work", Map.class))
                .isInstanceOfSatisfying(
                        DomainFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo("not_signed_in"));
        assertThat(fake.asked).doesNotContain("prove");
    }

    @Test
    void aClockThatIsHoursWrongIsNoReasonToBeUnknown() {
        off = Duration.ofHours(-3);
        central().prove();
        assertThat(fake.asked).containsExactly("prove", "prove");
    }

    @Test
    void whoWasRetiredHearsItOnce() {
        fake.retired = true;
        fake.endTokens();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> central.api().get("/v1/work", Map.class))
                    .isInstanceOfSatisfying(
                            DomainFailure.class,
                            refused -> assertThat(refused.code()).isEqualTo(ConnectGateway.NOT_ENROLLED));
        }
        assertThat(toldUnknown).hasValue(1);
        assertThat(fake.asked.stream().filter("prove"::equals)).hasSize(1);
    }

    private Central central() {
        return new Central(fake.base(), new EnrolmentFile(folder), moving(), toldUnknown::incrementAndGet);
    }

    private Clock moving() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Clock.systemUTC().instant().plus(off);
            }
        };
    }
}
