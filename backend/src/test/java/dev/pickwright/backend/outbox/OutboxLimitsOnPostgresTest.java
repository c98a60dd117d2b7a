package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
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
                .untilAsserted(() -> assertThat(site.jdbc
                                .sql("select count(distinct owner) from outbox_shard")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(2));

        ledger.appendMany(200, 100);
        committing.relay.committed();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stream.concat(one.ids().stream(), other.ids().stream())
                                .distinct())
                        .hasSize(200));
        assertThat(other.ids()).isNotEmpty();
    }
}
