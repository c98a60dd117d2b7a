package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.FeedStore;
import dev.pickwright.model.sync.CentralSync;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Central: what time does to leases and to what stations were told. */
@Component
class LeaseWatch {

    private static final Logger log = LoggerFactory.getLogger(LeaseWatch.class);
    private static final Duration MARGIN = margin(Grants.RESERVE);
    private static final Duration SILENT = Duration.ofHours(2);
    private static final Duration FEED_KEPT = Duration.ofDays(14);
    private static final Duration REQUESTS_KEPT = Duration.ofDays(7);

    private final CentralSync central;
    private final FeedStore feeds;
    private final GrantQueries requests;
    private final UnitOfWork units;
    private final Clock clock;

    LeaseWatch(CentralSync central, FeedStore feeds, GrantQueries requests, UnitOfWork units, Clock clock) {
        this.central = central;
        this.feeds = feeds;
        this.requests = requests;
        this.units = units;
        this.clock = clock;
    }

    /** For a station's clock that runs slow. */
    private static Duration margin(Duration reserve) {
        Duration share = reserve.dividedBy(50);
        Duration least = Duration.ofMinutes(10);
        return share.compareTo(least) > 0 ? share : least;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        Instant now = clock.instant();
        int back = central.leases().reclaim(now.toEpochMilli(), MARGIN.toMillis());
        int stale = central.leases().markStale(now.minus(SILENT).toEpochMilli());
        if (back + stale > 0) {
            log.info("{} reserves were taken back, {} begun leases are of silent stations", back, stale);
        }
    }

    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        Instant now = clock.instant();
        units.run(() -> feeds.prune(now.minus(FEED_KEPT)));
        units.run(() -> requests.forgetRequests(now.minus(REQUESTS_KEPT)));
    }
}
