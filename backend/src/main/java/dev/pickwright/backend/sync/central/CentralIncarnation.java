package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.sync.Fence;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The incarnation of central: 1, and a greater one whenever its database may have forgotten what stations were told. A start
 * sees by itself that PostgreSQL was restored into another cluster or to a point in time; whoever restores a copy that
 * says no such thing calls {@link #next}.
 */
@Component
public class CentralIncarnation implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(CentralIncarnation.class);
    private static final int LONGEST_REASON = 80;

    private final IncarnationStore store;
    private final UnitOfWork units;
    private final Clock clock;

    CentralIncarnation(IncarnationStore store, UnitOfWork units, Clock clock) {
        this.store = store;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        IncarnationStore.Database now = database();
        boolean other = units.run(() -> {
            store.insert(now, clock.instant());
            return !store.lock().orElseThrow().database().equals(now);
        });
        if (other) {
            next("another database cluster or timeline");
        }
    }

    public int current() {
        return store.current().orElse(1);
    }

    /**
     * Begins the next one: stations will send again what central may have forgotten, and read all feeds anew.
     *
     * @param reason for people
     * @return it
     */
    public int next(String reason) {
        IncarnationStore.Database now = database();
        int next = units.run(() -> {
            store.insert(now, clock.instant());
            int incarnation = Fence.nextCentral(store.lock().orElseThrow().incarnation(), clock.millis());
            String kept = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
            store.write(incarnation, now, kept, clock.instant());
            return incarnation;
        });
        log.warn("Central was restored ({}): this is incarnation {} of it", reason, next);
        return next;
    }

    private IncarnationStore.Database database() {
        try {
            return store.database();
        } catch (DataAccessException e) {
            // Some hosts of PostgreSQL keep these functions to themselves.
            log.info("The database does not say which cluster it is; a restore is to be told by ./pickwright restore");
            return new IncarnationStore.Database(null, null);
        }
    }
}
