package dev.pickwright.backend.access;

import dev.pickwright.backend.access.AttemptRepository.Attempts;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Limits how often PINs are tried. A try is charged before its PIN is looked at and given back when it was right, so
 * tries side by side count like tries in a row, and no lock is held while a PIN is looked at.
 */
@Component
class LockOut {

    /**
     * @param allowed the try that begins the first lock
     * @param longest how long a lock lasts at most
     * @param kept after how long without a try all are forgotten
     */
    private record Rule(String kind, int allowed, Duration longest, Duration kept) {

        @Nullable
        Instant lockedUntil(int failures, Instant now) {
            if (failures < allowed) {
                return null;
            }
            Duration lock = FIRST.multipliedBy(1L << Math.min(failures - allowed, 20));
            return now.plus(lock.compareTo(longest) > 0 ? longest : lock);
        }
    }

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Rule BADGE = new Rule("badge", 5, Duration.ofHours(1), Duration.ofHours(24));
    private static final Rule STATION = new Rule("station", 20, Duration.ofMinutes(15), Duration.ofMinutes(15));

    /** A PIN that may be looked at, or not. */
    sealed interface Turn {}

    /** @param until when the badge and the station are open again */
    record Locked(Instant until) implements Turn {}

    /**
     * @param onBadge which try in a row it is
     * @param locks whether it is the last one for a while, if the PIN is wrong
     */
    record Charged(String badgeHash, int onBadge, String stationHash, int onStation, boolean locks) implements Turn {}

    private final AttemptRepository attempts;
    private final UnitOfWork units;
    private final Clock clock;

    LockOut(AttemptRepository attempts, UnitOfWork units, Clock clock) {
        this.attempts = attempts;
        this.units = units;
        this.clock = clock;
    }

    /** Counts a try in a unit of work of its own. */
    Turn charge(String badge, String station) {
        String badgeHash = Secrets.hash(badge);
        String stationHash = Secrets.hash(station);
        return units.run(() -> {
            Instant now = clock.instant();
            Attempts onBadge = attempts.lock(BADGE.kind(), badgeHash, now);
            Attempts onStation = attempts.lock(STATION.kind(), stationHash, now);
            Instant until = later(onBadge.lockedUntil(), onStation.lockedUntil());
            if (until != null && until.isAfter(now)) {
                return new Locked(until);
            }
            Attempts badgeAfter = charged(BADGE, onBadge, now);
            Attempts stationAfter = charged(STATION, onStation, now);
            attempts.save(BADGE.kind(), badgeHash, badgeAfter);
            attempts.save(STATION.kind(), stationHash, stationAfter);
            boolean locks = badgeAfter.lockedUntil() != null || stationAfter.lockedUntil() != null;
            return new Charged(badgeHash, badgeAfter.failures(), stationHash, stationAfter.failures(), locks);
        });
    }

    /** The PIN was right: this try and those before it in the row are forgotten. Joins the caller's unit of work. */
    void giveBack(Charged charged) {
        giveBack(BADGE, charged.badgeHash(), charged.onBadge());
        giveBack(STATION, charged.stationHash(), charged.onStation());
    }

    private void giveBack(Rule rule, String hash, int tries) {
        Attempts now = attempts.lock(rule.kind(), hash, clock.instant());
        int left = Math.max(0, now.failures() - tries);
        Instant until = left < rule.allowed() ? null : now.lockedUntil();
        attempts.save(rule.kind(), hash, new Attempts(left, now.lastAt(), until));
    }

    /** Joins the caller's unit of work. */
    void unlock(String badge) {
        attempts.delete(BADGE.kind(), Secrets.hash(badge));
    }

    /** Of those of the badges that are locked, until when. */
    Map<String, Instant> lockedUntil(Collection<String> badges) {
        var byHash = attempts.lockedUntil(
                BADGE.kind(), badges.stream().map(Secrets::hash).toList(), clock.instant());
        Map<String, Instant> locked = new HashMap<>();
        for (String badge : badges) {
            Instant until = byHash.get(Secrets.hash(badge));
            if (until != null) {
                locked.put(badge, until);
            }
        }
        return locked;
    }

    private static Attempts charged(Rule rule, Attempts before, Instant now) {
        boolean forgotten = before.lastAt().plus(rule.kept()).isBefore(now);
        int failures = forgotten ? 1 : before.failures() + 1;
        return new Attempts(failures, now, rule.lockedUntil(failures, now));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
