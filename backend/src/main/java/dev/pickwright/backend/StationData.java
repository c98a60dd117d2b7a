package dev.pickwright.backend;

import dev.pickwright.backend.sync.handover.HandoverFile;
import dev.pickwright.backend.sync.http.Enrolment;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a data folder's database when its backend becomes a station's, stays one, or is one no more. Files are
 * moved aside, never deleted.
 */
final class StationData {

    private static final Logger log = LoggerFactory.getLogger(StationData.class);
    private static final String JOURNAL = "journal";
    private static final String ANCHORS = "audit.heads";
    private static final String WAITING = "select count(*) from sync_log where standing in ('saved', 'sent')";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final DataFolder folder;
    private final StationFile file;
    private final HandoverFile handover;
    private final Clock clock;

    StationData(DataFolder folder, Clock clock) {
        this.folder = folder;
        this.file = new StationFile(folder.path().resolve(StationFile.NAME));
        this.handover = new HandoverFile(folder.path());
        this.clock = clock;
    }

    /** Where its backend is a station of, if it is one. */
    Optional<Enrolment> station() {
        Optional<Enrolment> known = file.read();
        known.ifPresent(each -> putAside());
        return known;
    }

    /**
     * Makes it a station of that central's from now on. What it did before is put aside, and handed over to central by
     * the station; a demonstration is only put aside.
     *
     * @throws ProblemException if it is one of another central's already, or something is under way in it
     */
    void join(URI central) {
        Optional<Enrolment> known = file.read();
        if (known.isPresent()
                && known.get().enrolled()
                && !known.get().central().equals(central)) {
            throw refused("This data folder belongs to a station of %s. Take it back with --central none first."
                    .formatted(known.get().central()));
        }
        if (known.isEmpty() && DataFolder.hasDatabase(folder.path())) {
            boolean demonstration = demonstration();
            if (!demonstration) {
                new StandaloneCheck(folder).require();
            }
            // What is to be done first, then it is done: whenever this ends, the next start goes on with it.
            handover.write(new HandoverFile.Kept(name("standalone"), false, !demonstration, false));
        } else if (known.isEmpty()) {
            handover.delete();
        }
        file.remember(central);
        putAside();
    }

    /** Moves the database of before aside, unless it is done. */
    private void putAside() {
        HandoverFile.Kept kept = handover.read().orElse(null);
        if (kept != null && !kept.moved()) {
            Path aside = folder.path().resolve(kept.folder());
            if (!DataFolder.hasDatabase(aside)) {
                moveAside(aside);
            }
            handover.write(kept.moving());
        }
    }

    /**
     * Takes it back from its central.
     *
     * @throws ProblemException if central lacks something that was done here, or waits for work that was begun here
     */
    void leave() {
        if (file.read().isEmpty()) {
            return;
        }
        if (DataFolder.hasDatabase(folder.path())) {
            long waiting = count(WAITING);
            long begun = count("select count(*) from sync_held_lease where state = 'started'");
            if (waiting + begun > 0) {
                throw refused(
                        ("Central does not have all of this station's work yet: %d operations wait and %d lists are"
                                        + " begun. Finish the lists, and let the station send what waits, before it leaves.")
                                .formatted(waiting, begun));
            }
            moveAside(folder.path().resolve(name("left")));
        }
        handover.delete();
        file.delete();
    }

    /** What central lacks of it, if the database is of an older version; 0 if a start finds out that it cannot be read. */
    long waitingOfOlderVersion() {
        try {
            return DataFolder.hasDatabase(folder.path()) && SchemaVersion.older(folder) ? count(WAITING) : 0;
        } catch (FlywayException | ProblemException e) {
            log.warn("The station's database cannot be looked into before it is started", e);
            return 0;
        }
    }

    /** Moves a database aside that cannot be read. @return whether it did */
    boolean mend() {
        if (!DataFolder.hasDatabase(folder.path())) {
            return false;
        }
        try {
            readAll();
            return false;
        } catch (SQLException e) {
            if (StartFailure.locked(e)) {
                return false;
            }
            log.error("The station's database cannot be read; it is moved aside, and its journal is read", e);
            moveDatabase(folder.path().resolve(name("damaged")));
            return true;
        }
    }

    private boolean demonstration() {
        return count("select count(*) from demo_operator") > 0;
    }

    private long count(String sql) {
        try (Connection database = open();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new ProblemException(
                    Problem.DISK_FULL,
                    "The database in %s cannot be read: %s".formatted(folder.path(), e.getMessage()));
        }
    }

    /** Every row: damage shows only where it is read. */
    private void readAll() throws SQLException {
        try (Connection database = open();
                Statement statement = database.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                statement
                        .executeQuery("select count(*) from \"%s\" where random_uuid() is not null".formatted(table))
                        .close();
            }
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(folder.databaseUrl() + ";IFEXISTS=TRUE", "sa", "");
    }

    private String name(String why) {
        return why + "-" + STAMP.format(clock.instant());
    }

    /** With all that is of it alone; the database itself last, for where it is says whether all of that is done. */
    private void moveAside(Path aside) {
        try {
            Files.createDirectories(aside);
        } catch (IOException e) {
            throw cannotMove(e);
        }
        for (String name : List.of(JOURNAL, ANCHORS)) {
            Path own = folder.path().resolve(name);
            if (Files.exists(own)) {
                move(own, aside.resolve(name));
            }
        }
        moveDatabase(aside);
    }

    private void moveDatabase(Path aside) {
        try (Stream<Path> files = Files.list(folder.path())) {
            Files.createDirectories(aside);
            files.filter(each -> String.valueOf(each.getFileName()).startsWith("pickwright."))
                    .sorted(Comparator.comparing(each -> String.valueOf(each).endsWith(".mv.db")))
                    .forEach(each -> move(each, aside.resolve(each.getFileName())));
        } catch (IOException e) {
            throw cannotMove(e);
        }
        log.info("The database that was here is in {} now", aside);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw cannotMove(e);
        }
    }

    private static ProblemException cannotMove(IOException e) {
        return new ProblemException(Problem.DISK_FULL, "The database cannot be moved aside: " + e.getMessage());
    }

    private static ProblemException refused(String sentence) {
        return new ProblemException(Problem.TRANSITION_REFUSED, sentence);
    }
}
