package dev.pickwright.backend.platform.observe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HealthTest extends LiveServer {

    /** A check's two seconds, and air for a busy machine; far from the pool's ten. */
    private static final Duration SOON = Duration.ofSeconds(6);

    private static final Duration RECOVERED = Duration.ofSeconds(60);

    @Autowired
    private HikariDataSource pool;

    @AfterEach
    void mended() {
        LINE.mend();
        pool.getHikariPoolMXBean().softEvictConnections();
        await().atMost(RECOVERED)
                .untilAsserted(
                        () -> assertThat(send(to("/health/ready")).statusCode()).isEqualTo(200));
    }

    @Test
    void anybodyHearsStatusesAndNothingElse() {
        assertThat(send(to("/health")).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(send(to("/health/live")).body()).isEqualTo("{\"status\":\"UP\"}");
        // The outbox has its figures anew some seconds after the database is back.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(send(to("/health/ready")).body())
                        .isEqualTo("{\"status\":\"UP\",\"components\":{\"audit\":{\"status\":\"UP\"},"
                                + "\"carrier\":{\"status\":\"DOWN\"},"
                                + "\"database\":{\"status\":\"UP\"},\"disk\":{\"status\":\"UP\"},"
                                + "\"migrations\":{\"status\":\"UP\"},\"outbox\":{\"status\":\"UP\"},"
                                + "\"webhooks\":{\"status\":\"UP\"}}}"));
    }

    @Test
    void detailsAreForThoseWhoRunIt() {
        var site = floor.site(ids);
        assertThat(send(to("/health/detailed")).statusCode()).isEqualTo(401);
        assertThat(send(authorized("/health/detailed").header("Operator-Session", floor.session(site.picker())))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(authorized("/health/detailed").header("Operator-Session", floor.session(site.supervisor())))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(authorized("/health/detailed")).body())
                .contains("\"pending\":0", "PostgreSQL", "carrier.example", "\"free\":");
    }

    @Test
    void aDeadDatabaseMakesItUnreadyAndNotDead() {
        LINE.cut();

        assertUnready();
    }

    @Test
    void aDatabaseThatNeverAnswersIsNotWaitedFor() {
        LINE.silence();

        assertUnready();
        long start = System.nanoTime();
        var scrape = send(to("/metrics"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON.multipliedBy(3));
        assertThat(scrape.statusCode()).isEqualTo(200);
        assertThat(scrape.body()).contains("health_up{component=\"database\"} 0.0");
    }

    private void assertUnready() {
        await().atMost(RECOVERED).untilAsserted(() -> {
            long start = System.nanoTime();
            var ready = send(to("/health/ready"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains("\"database\":{\"status\":\"DOWN\"}")
                    .doesNotContain("details");
        });
        assertThat(send(to("/health")).body()).isEqualTo("{\"status\":\"DOWN\"}");
        assertThat(send(to("/health/live")).statusCode()).isEqualTo(200);
        assertThat(send(authorized("/health/detailed")).statusCode()).isEqualTo(503);
    }
}
