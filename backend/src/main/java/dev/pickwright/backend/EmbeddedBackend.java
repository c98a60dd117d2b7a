package dev.pickwright.backend;

import dev.pickwright.backend.intake.client.ImportClient;
import dev.pickwright.backend.sync.http.Enrolment;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.model.ProblemException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * A backend inside another process, on the H2 file of a data folder. It listens on loopback alone and wants a token
 * that is made at each start; both are left in the folder's {@code backend.address}, readable by its owner only, for
 * as long as it runs.
 */
public final class EmbeddedBackend implements AutoCloseable {

    private final Server server;

    private EmbeddedBackend(Server server) {
        this.server = server;
    }

    /**
     * Starts one and makes the demonstration warehouse in an empty database. Takes some seconds; not for the thread of
     * a user interface.
     *
     * @throws ProblemException with a sentence for a person, if the folder is in use or cannot be written
     */
    public static EmbeddedBackend start(Path dataFolder) {
        return new EmbeddedBackend(Server.start(Server.Options.local(dataFolder, null)));
    }

    /**
     * Starts one that is a station of a central's from now on. Until it is enrolled there it serves no more than what its
     * enrolment needs.
     *
     * @throws ProblemException as {@link #start(Path)}; also if the folder belongs to another central's station, or holds
     *     work of its own that is under way
     */
    public static EmbeddedBackend start(Path dataFolder, URI central) {
        return new EmbeddedBackend(
                Server.start(Server.Options.local(dataFolder, new StationStart(central, null, null))));
    }

    /** The central that the folder's backend is a station of; empty if it is none. @throws ProblemException if it cannot be read */
    public static Optional<URI> central(Path dataFolder) {
        return new StationFile(dataFolder.resolve(StationFile.NAME)).read().map(Enrolment::central);
    }

    /**
     * How many operations that central lacks were saved by an older version of the database than this one's; a start takes
     * them over, and sends them.
     *
     * @throws ProblemException if the folder is in use, or cannot be read
     */
    public static long waitingOfOlderVersion(Path dataFolder) {
        if (central(dataFolder).isEmpty()) {
            return 0;
        }
        try (DataFolder folder = DataFolder.take(dataFolder)) {
            return new StationData(folder, Clock.systemUTC()).waitingOfOlderVersion();
        }
    }

    /**
     * Takes the folder's backend back from its central; its next start begins anew, and what was there is moved aside.
     *
     * @throws ProblemException if central lacks something that was done here, or the folder is in use
     */
    public static void leaveCentral(Path dataFolder) {
        try (DataFolder folder = DataFolder.take(dataFolder)) {
            new StationData(folder, Clock.systemUTC()).leave();
        }
    }

    public URI baseUrl() {
        return server.baseUrl();
    }

    /** To be sent as {@code Authorization: Bearer}. */
    public String token() {
        return server.token();
    }

    /**
     * Imports orders from a CSV file, as {@code pickwright import} does, and waits for the end.
     *
     * @param rejects where rejected lines go; not written if there are none
     * @param out gets the summary
     * @return 0 if the run ended, 1 if the file was refused
     */
    public int importOrders(Path file, boolean createSkus, Path rejects, PrintStream out) {
        return new ImportClient(baseUrl(), token(), null, out, false)
                .run(file, ImportClient.Wanted.orders(createSkus), rejects);
    }

    /** For a look into the database from inside this process; never to write. */
    public String databaseUrl() {
        return server.folder().databaseUrl();
    }

    @Override
    public void close() {
        server.close();
    }
}
