package dev.pickwright.backend.backup;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files of a data folder belong into a backup, and small things about files. */
final class BackupFiles {

    /** Where a restore puts what was there before it. */
    static final String ASIDE = "before-restore-";

    /** What one start of a backend leaves for as long as it runs, what is half written, and the database itself. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("lock|backend\\.address|.*\\.(draft|part|tmp)|pickwright\\..*\\.db|import-.*\\.csv"
                    + "|handover-.*\\.ndjson|handover\\.ndjson\\.gz|database-copy-.*|disk\\.reserve");

    /** What was done before there was a central: nobody writes it any more, and it may be nowhere else. */
    private static final Pattern BEFORE = Pattern.compile("standalone-[^/\\\\]*[/\\\\]pickwright\\.mv\\.db");

    private BackupFiles() {}

    /** Relative, in the order in which they are to be copied. */
    static List<Path> of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(folder::relativize)
                    .filter(BackupFiles::wanted)
                    .sorted()
                    .toList();
        }
    }

    private static boolean wanted(Path file) {
        return !file.getName(0).toString().startsWith(ASIDE)
                && (BEFORE.matcher(file.toString()).matches()
                        || !LEFT_OUT.matcher(file.getFileName().toString()).matches());
    }

    /** All files beneath, relative. */
    static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** What is in the folder itself but its lock and what earlier restores moved aside. */
    static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> {
                        String name = each.getFileName().toString();
                        return !name.equals("lock") && !name.startsWith(ASIDE);
                    })
                    .sorted()
                    .toList();
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    static FileAttribute<?>[] ownerOnly() {
        return posix("rw-------");
    }

    static FileAttribute<?>[] ownerOnlyFolder() {
        return posix("rwx------");
    }

    private static FileAttribute<?>[] posix(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
