package dev.pickwright.backend.platform.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of H2 that a process left without closing it.
 *
 * <p>H2 2.5.252 writes the header of its file while it still takes the piece written before for the last one
 * ({@code FileStore.storeBuffer}). Opened after a kill, it follows that header, may not see the pieces that came after, and
 * goes on without up to twenty commits that are in the file, whole and synced. A look through the whole file finds them.
 */
public final class H2File {

    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

    /** Bytes of the first of its two equal headers. */
    private static final int HEADER = 4096;

    private H2File() {}

    /**
     * Makes the last commit in the file the one that H2 goes on from. To be called before the file is opened, by whoever
     * holds its folder. Does nothing to a file that was closed or is not there. Reads the whole file, half a second for 300 MB.
     * A file that cannot be read stays as it is: opening it says why. So does one that is open.
     */
    public static void recover(Path file) {
        try {
            if (Files.exists(file) && !closed(file)) {
                long began = System.nanoTime();
                new MVStore.Builder()
                        .fileName(file.toString())
                        .recoveryMode()
                        .autoCommitDisabled()
                        .open()
                        .close();
                LOG.info(
                        "the database was not closed; its last commit was looked for, {} ms",
                        Duration.ofNanos(System.nanoTime() - began).toMillis());
            }
        } catch (IOException | MVStoreException e) {
            if (!open(e)) {
                LOG.warn("the database was not closed, and its last commit cannot be looked for: {}", e.getMessage());
            }
        }
    }

    private static boolean open(Exception e) {
        return e instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    /** H2 marks its header when it has closed the file, and takes the mark away with the next write. */
    private static boolean closed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEADER), StandardCharsets.ISO_8859_1).contains(",clean:1");
        }
    }
}
