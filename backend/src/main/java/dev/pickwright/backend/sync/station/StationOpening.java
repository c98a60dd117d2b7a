package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.packing.PackageNumbers;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.PendingWork;
import dev.pickwright.backend.sync.operation.GivenFacts;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.StationIdentity;
import dev.pickwright.model.sync.StationStore.StationNote;
import dev.pickwright.model.sync.StationSync;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opens the station's part of the database: as whom it speaks, and what its journal knows that a lost database does not. */
@Component
@AtStation
public class StationOpening {

    private static final Logger log = LoggerFactory.getLogger(StationOpening.class);

    private final JdbcStationStore store;
    private final StationSync sync;
    private final PendingWork pending;
    private final HeldBlocks blocks;
    private final PackageNumbers numbers;
    private final Recovery recovery;
    private final JsonMapper json;
    private final UnitOfWork units;
    private final Path data;
    private final boolean mended;

    /** @param mended the database was unreadable and is a fresh one now */
    StationOpening(
            JdbcStationStore store,
            StationSync sync,
            PendingWork pending,
            HeldBlocks blocks,
            PackageNumbers numbers,
            Recovery recovery,
            JsonMapper json,
            UnitOfWork units,
            @Value("${pickwright.data}") Path data,
            @Value("${pickwright.sync.mended:false}") boolean mended) {
        this.store = store;
        this.sync = sync;
        this.pending = pending;
        this.blocks = blocks;
        this.numbers = numbers;
        this.recovery = recovery;
        this.json = json;
        this.units = units;
        this.data = data;
        this.mended = mended;
    }

    void open(StationId station) {
        if (!units.run(store::established)) {
            store.establish(station);
            if (mended) {
                takeJournal();
            }
        } else {
            takeWhatTheDatabaseLost();
        }
        units.run(() -> {
            StationIdentity known = store.identity();
            if (!known.station().equals(station)) {
                // Enrolled anew: what was done under the other name is sent under this one.
                store.write(
                        new StationIdentity(station, 0, 0, known.head(), known.chain(), 0, 0, "", known.serverTime()));
            }
        });
    }

    private void takeJournal() {
        List<Operation> operations =
                journal().stream().map(Journal.Entry::operation).toList();
        units.run(() -> {
            operations.forEach(sync::record);
            recovery.begin();
            store.note(new StationNote(StationNote.Kind.RESTORED, null, 0, null));
        });
        log.warn("{} operations were taken from the journal into the new database", operations.size());
    }

    /** A database that opens may still have lost its newest commits; each gets the place it had, so central sees no fork. */
    private void takeWhatTheDatabaseLost() {
        StationIdentity known = units.run(store::identity);
        List<Operation> lost = journal().stream()
                .filter(entry -> entry.incarnation() > known.incarnation()
                        || entry.incarnation() == known.incarnation()
                                && entry.operation().seq() > known.head())
                .map(Journal.Entry::operation)
                .toList();
        if (lost.isEmpty()) {
            return;
        }
        units.run(() -> {
            recovery.begin();
            for (Operation operation : lost) {
                usedUp(operation);
                pending.again(operation);
                sync.record(operation);
            }
            store.openLeases()
                    .forEach(lease -> store.note(new StationNote(
                            StationNote.Kind.SNAPSHOT_WANTED, lease.fulfillment(), lease.epoch(), null)));
        });
        log.error("The database had lost {} operations; they were taken from the journal", lost.size());
    }

    /** No other package gets the numbers that it gave, also if it cannot be carried out again. */
    private void usedUp(Operation operation) {
        try {
            GivenFacts.of(operation, json).values().getOrDefault(PackageNumbers.GIVEN, List.of()).stream()
                    .map(numbers::serial)
                    .flatMapToLong(OptionalLong::stream)
                    .forEach(blocks::used);
        } catch (JacksonException e) {
            log.warn("What operation {} gave cannot be read: {}", operation.id(), e.getMessage());
        }
    }

    private List<Journal.Entry> journal() {
        try {
            return Journal.read(Journal.folder(data));
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be read", e);
        }
    }
}
