package dev.pickwright.backend.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that remembers all it acknowledged, and behaves as the test tells it. */
final class Receiver implements Transport {

    /** What it does with a message before it acknowledges it. */
    interface Behaviour {
        void at(Message message) throws PublishFailure, InterruptedException;
    }

    private final Queue<Message> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Message> offered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final String kind;
    private volatile Behaviour behaviour = message -> {};
    private volatile Duration timeout = Duration.ofSeconds(5);
    private volatile Duration backoff = Duration.ofMillis(50);

    Receiver(String kind) {
        this.kind = kind;
    }

    static PublishFailure refused() {
        return new PublishFailure(PublishFailure.Kind.REFUSED, "refused", "It will not have it.");
    }

    static PublishFailure again() {
        return new PublishFailure(PublishFailure.Kind.AGAIN, "busy", "It is busy.");
    }

    static PublishFailure unreachable() {
        return new PublishFailure(PublishFailure.Kind.UNREACHABLE, "refused connection", "Nobody is there.");
    }

    Receiver does(Behaviour next) {
        behaviour = next;
        return this;
    }

    Receiver within(Duration limit) {
        timeout = limit;
        return this;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public void publish(Endpoint endpoint, Message message) throws PublishFailure, InterruptedException {
        offered.add(message);
        running.incrementAndGet();
        try {
            behaviour.at(message);
            acknowledged.add(message);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public int concurrency() {
        return 16;
    }

    @Override
    public Duration backoff(int failures) {
        return backoff;
    }

    /** How many messages it has been handed and did not answer yet. */
    int running() {
        return running.get();
    }

    List<UUID> ids() {
        return acknowledged.stream().map(Message::id).toList();
    }

    List<Message> acknowledged() {
        return new ArrayList<>(acknowledged);
    }

    /** How often a message of this event was offered. */
    long offers(UUID id) {
        return offered.stream().filter(message -> message.id().equals(id)).count();
    }

    /** The numbers within a lane, in the order of their first acknowledgement. */
    List<Long> firsts(String lane) {
        return acknowledged.stream()
                .filter(message -> message.laneId().equals(lane))
                .map(Message::laneSeq)
                .distinct()
                .toList();
    }
}
