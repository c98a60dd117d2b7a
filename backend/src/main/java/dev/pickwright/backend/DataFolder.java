package dev.pickwright.backend;

import dev.pickwright.backend.platform.jdbc.H2File;
import dev.pickwright.backend.platform.secret.SecretFile;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder with everything one backend keeps; one process has it at a time. */
final class DataFolder implements AutoCloseable {

    private static final String DATABASE = "pickwright.mv.db";

    private final Path path;
    private final FileChannel channel;

    @SuppressWarnings("UnusedVariable") // held, so that it is not collected and released
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    static Path usual() {
        return Path.of(System.getProperty("user.home"), ".pickwright");
    }

    /**
     * Takes the folder, making it if needed. What a killed process left in its database is there from then on.
     *
     * @throws ProblemException if another process has it, or it cannot be written
     */
    static DataFolder take(Path path) {
        try {
            make(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new ProblemException(
                        Problem.STILL_RUNNING,
                        "The data folder %s is in use by another Pickwright. Close that one first, or choose another folder with --data."
                                .formatted(path));
            }
            H2File.recover(path.resolve(DATABASE));
            return new DataFolder(path, channel, lock);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.DISK_FULL,
                    "The data folder %s cannot be used: %s. Choose another folder with --data."
                            .formatted(path, e.getMessage()));
        }
    }

    /** For its owner alone: the database in it tells of people. A folder that is there stays as it is. */
    private static void make(Path path) throws IOException {
        if (!Files.exists(path)
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Whether there is an H2 file in a folder that nobody needs to have taken. */
    static boolean hasDatabase(Path folder) {
        return Files.exists(folder.resolve(DATABASE));
    }

    String databaseUrl() {
        return databaseUrl(path);
    }

    /** The H2 URL of a folder's database; every option is there for a reason given in docs/decisions. */
    static String databaseUrl(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("pickwright").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                + ";DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=64";
    }

    Path path() {
        return path;
    }

    /** Writes a file that only its owner can read, all of it or not at all, before what comes after it. */
    void writeSecret(String name, String content) {
        Path target = path.resolve(name);
        try {
            SecretFile.write(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + target, e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + path.resolve(name), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not release " + path, e);
        }
    }
}
