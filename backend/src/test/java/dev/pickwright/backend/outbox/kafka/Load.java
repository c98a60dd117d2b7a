package dev.pickwright.backend.outbox.kafka;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.pickwright.backend.outbox.Outbox;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.event.DomainEvent;
import dev.pickwright.model.event.EventType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends events to lanes of its own, and asks the outbox what became of them. */
@TestComponent
class Load {

    private static final int PER_SECOND = 200;
    private static final int BATCH = 10;

    record Told(@JsonIgnore String lane, String text) implements DomainEvent {

        @Override
        public EventType type() {
            return EventType.FULFILLMENT_STATUS_CHANGED;
        }

        @Override
        public String laneId() {
            return lane;
        }
    }

    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final JdbcClient jdbc;
    private final Random random = new Random(4);
    private final Map<String, Long> lanes = new HashMap<>();
    private String run = "";

    Load(Outbox outbox, UnitOfWork unitOfWork, JdbcClient jdbc) {
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.jdbc = jdbc;
    }

    void newLanes(int count) {
        run = UUID.randomUUID().toString().substring(0, 8);
        lanes.clear();
        for (int n = 0; n < count; n++) {
            lanes.put(lane("lane" + n), 0L);
        }
    }

    String lane(String name) {
        return run + "-" + name;
    }

    /** How many events each lane got. */
    Map<String, Long> lanes() {
        return lanes;
    }

    long appended() {
        return lanes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A steady load for so long. */
    void run(Duration length) {
        long began = System.nanoTime();
        for (long sent = 0; ; sent += BATCH) {
            long due = began + sent * 1_000_000_000L / PER_SECOND;
            if (due - began >= length.toNanos()) {
                return;
            }
            LockSupport.parkNanos(due - System.nanoTime());
            append(BATCH);
        }
    }

    void append(int events) {
        List<String> names = List.copyOf(lanes.keySet());
        unitOfWork.run(() -> {
            for (int n = 0; n < events; n++) {
                String lane = names.get(random.nextInt(names.size()));
                outbox.append(List.of(new Told(lane, "x".repeat(200))), lanes.merge(lane, 1L, Long::sum));
            }
        });
    }

    /** An event of a lane that the load leaves alone. */
    void appendOne(String name, long laneSeq, String text) {
        unitOfWork.run(() -> outbox.append(List.of(new Told(lane(name), text)), laneSeq));
    }

    /** Deliveries that are neither done nor given up, and events that have none yet. */
    long waiting() {
        return count("""
                        select count(*) from outbox_deliveries
                        where aggregate_id like :lanes and processed_at is null and dead_at is null
                        """)
                + count("select count(*) from outbox_events where aggregate_id like :lanes and feed_no is null");
    }

    long dead() {
        return count("select count(*) from outbox_deliveries where aggregate_id like :lanes and dead_at is not null");
    }

    /** Tries that count towards giving up. */
    long tries() {
        return count("select coalesce(sum(retry_count), 0) from outbox_deliveries where aggregate_id like :lanes");
    }

    private long count(String sql) {
        return jdbc.sql(sql).param("lanes", lane("%")).query(Long.class).single();
    }
}
