package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.ReferenceRows;
import dev.pickwright.model.sync.TableRows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Central: tells enrolled stations what changes in the reference data. Rows are read right before the commit, while the
 * feed's row is locked: so the last message about a row says what it holds.
 */
@Component
public class ReferenceFeed implements ReferenceChanges {

    /** More rows, or groups of rows, than this in one transaction are fetched as a whole. */
    public static final int MOST = 1_000;

    private static final int CHUNK = 50;
    /** A text of our JSON is at most 100,000 characters long. */
    private static final int LONGEST = 90_000;

    private final ReferenceRepository reference;
    private final FeedStore feed;
    private final JsonMapper json;
    private final Clock clock;

    ReferenceFeed(ReferenceRepository reference, FeedStore feed, JsonMapper json, Clock clock) {
        this.reference = reference;
        this.feed = feed;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void changed(String table, Collection<?> keys) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("reference data changes in a transaction that tells of it");
        }
        pending()
                .keys
                .computeIfAbsent(ReferenceTable.named(table), each -> new TreeSet<>())
                .addAll(keys.stream().map(Object::toString).toList());
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

    private List<FeedStore.Draft> drafts(Map<ReferenceTable, Set<String>> keys) {
        List<FeedStore.Draft> drafts = new ArrayList<>();
        if (keys.values().stream().mapToInt(Set::size).sum() > MOST) {
            return List.of(draft(FeedKind.RESYNC, null));
        }
        for (ReferenceTable table : ReferenceTable.ALL) {
            List<String> changed = List.copyOf(keys.getOrDefault(table, Set.of()));
            for (int from = 0; from < changed.size(); from += CHUNK) {
                var some = changed.subList(from, Math.min(from + CHUNK, changed.size()));
                String body = json.writeValueAsString(message(table, some));
                if (body.length() > LONGEST) {
                    return List.of(draft(FeedKind.RESYNC, null));
                }
                drafts.add(draft(FeedKind.REFERENCE_CHANGED, body));
            }
        }
        return drafts;
    }

    private static FeedStore.Draft draft(FeedKind kind, @Nullable String body) {
        return new FeedStore.Draft(FeedStore.REFERENCE, kind, null, 0, body);
    }

    private ReferenceRows message(ReferenceTable table, List<String> keys) {
        TableRows rows = reference.read(table, keys);
        Set<String> gone = new TreeSet<>(keys);
        if (!table.grouped()) {
            gone.removeAll(CopiedRows.of(rows, List.of(table.toldBy())).stream()
                    .map(row -> Objects.requireNonNull(row.getFirst()))
                    .collect(Collectors.toSet()));
        }
        return new ReferenceRows(rows, gone.stream().map(List::of).toList());
    }

    private final class Pending implements TransactionSynchronization {

        private final Map<ReferenceTable, Set<String>> keys = new HashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            reference.lockFeed();
            if (reference.anyStation()) {
                feed.append(FeedStore.REFERENCE, drafts(keys), clock.instant());
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(ReferenceFeed.this);
        }
    }
}
