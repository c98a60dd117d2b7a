package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.DurabilityBarrier;
import dev.pickwright.backend.platform.jdbc.SecondCopy;
import dev.pickwright.model.sync.OperationId;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Copies what was recorded from the station's log to its journal; operations that wait together share one write. */
@Component
@AtStation
class JournalCopy implements SecondCopy {

    private static final Logger log = LoggerFactory.getLogger(JournalCopy.class);

    /** Longer than any central that has lost its newest data may want them again; see 0014-sync.md. */
    private static final Duration KEPT = Duration.ofDays(42);

    private static final long NOT_COMPARED = -1;

    private final StationLogQueries recorded;
    private final Path folder;
    private final Journal journal;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private long done;
    private long position = NOT_COMPARED;

    @Autowired
    JournalCopy(StationLogQueries recorded, @Value("${pickwright.data}") Path data, Clock clock) throws IOException {
        this(recorded, made(Journal.folder(data)), Journal.in(Journal.folder(data)), clock);
        try {
            // What it sees at the start it read from the file.
            catchUp(() -> {});
        } catch (IOException e) {
            log.error("The journal does not take what it lacks; nothing is acknowledged until it does", e);
        }
    }

    JournalCopy(StationLogQueries recorded, Path folder, Journal journal, Clock clock) {
        this.recorded = recorded;
        this.folder = folder;
        this.journal = journal;
        this.clock = clock;
    }

    private static Path made(Path folder) throws IOException {
        if (!Files.exists(folder)
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Files.createDirectories(folder);
    }

    @Override
    public void catchUp(DurabilityBarrier database) throws IOException {
        long mine = asked.incrementAndGet();
        lock.lock();
        try {
            if (done >= mine) {
                return;
            }
            long all = asked.get();
            List<StationLogQueries.Placed> fresh = recorded.recordedAfter(Math.max(0, position));
            database.await();
            copy(fresh, position == NOT_COMPARED ? inJournal() : Set.of());
            done = all;
        } finally {
            lock.unlock();
        }
    }

    /** At the start only: the journal may lack what the process did not come to write. */
    private Set<OperationId> inJournal() throws IOException {
        return Journal.read(folder).stream()
                .map(entry -> entry.operation().id())
                .collect(Collectors.toSet());
    }

    private void copy(List<StationLogQueries.Placed> fresh, Set<OperationId> there) throws IOException {
        List<Journal.Entry> missing = fresh.stream()
                .filter(each -> !there.contains(each.operation().id()))
                .map(each -> new Journal.Entry(each.incarnation(), each.operation()))
                .toList();
        if (!missing.isEmpty()) {
            journal.append(missing);
        }
        position = fresh.isEmpty() ? Math.max(0, position) : fresh.getLast().position();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void prune() throws IOException {
        Set<OperationId> kept = recorded.ids();
        Journal.prune(folder, kept, clock.instant().minus(KEPT).toEpochMilli());
    }
}
