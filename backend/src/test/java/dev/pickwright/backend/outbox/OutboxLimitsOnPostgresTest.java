package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxLimitsOnPostgresTest extends OutboxLimitsContract {

    @Override
    OutboxSite site() {
        return OutboxSite.postgres();
    }

    @Test
    void otherProcessesAreWokenByACommitToo() {
        Receiver one = new Receiver("kafka");
        Receiver other = new Receiver("kafka");
        site.with(settings(Duration.ofMinutes(10), 2_000)).endpoints("kafka");
        OutboxSite.Process committing = site.start(one);
        site.start(other);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(site.count(
                                "(select owner from outbox_shard group by owner having count(*) = 32) evenly"))
                        .isEqualTo(2));

        await().pollInterval(Duration.ofSeconds(1)).atMost(SOON).untilAsserted(() -> {
            ledger.appendMany(100, 100);
            committing.relay.committed();
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(other.ids()).isNotEmpty());
        });
    }
}
