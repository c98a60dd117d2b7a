package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.sync.copies.FeedStore;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.FeedKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells stations something in the caller's transaction. Messages get their numbers right before the commit, so that the
 * row of a feed, which orders its writers, is locked last and shortly.
 */
@Component
class Feeds {

    private final FeedStore store;
    private final Clock clock;

    Feeds(FeedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws IllegalStateException outside of a transaction */
    void tell(UUID feed, FeedKind kind, @Nullable FulfillmentId fulfillment, long epoch, @Nullable String body) {
        pending().drafts.add(new FeedStore.Draft(feed, kind, fulfillment, epoch, body));
    }

    /** How much is told so far, to go {@link #back} to. */
    int mark() {
        return pending().drafts.size();
    }

    /** Takes back what was told since. */
    void back(int mark) {
        List<FeedStore.Draft> drafts = pending().drafts;
        drafts.subList(mark, drafts.size()).clear();
    }

    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            return pending;
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        TransactionSynchronizationManager.bindResource(this, pending);
        return pending;
    }

    private final class Pending implements TransactionSynchronization {

        private final List<FeedStore.Draft> drafts = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            SortedMap<UUID, List<FeedStore.Draft>> byFeed = new TreeMap<>();
            drafts.forEach(draft -> byFeed.computeIfAbsent(draft.feed(), feed -> new ArrayList<>())
                    .add(draft));
            byFeed.forEach((feed, of) -> store.append(feed, of, clock.instant()));
            drafts.clear();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Feeds.this);
        }
    }
}
