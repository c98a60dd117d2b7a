package dev.pickwright.backend.platform.secret;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A file with one line: 256 bits in Base64. */
final class KeyFile {

    private static final int BYTES = 32;

    private KeyFile() {}

    static byte[] readOrMake(Path file) {
        if (!Files.exists(file)) {
            make(file);
        }
        return read(file);
    }

    static byte[] read(Path file) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            throw new Vault.NoKey(
                    "There is no secrets key %s. Copy the one of the server whose database this is.".formatted(file),
                    e);
        } catch (IOException e) {
            throw new Vault.NoKey("The secrets key %s cannot be read.".formatted(file), e);
        } catch (IllegalArgumentException e) {
            throw unusable(file, e);
        }
        if (key.length != BYTES) {
            throw unusable(file, null);
        }
        return key;
    }

    private static Vault.NoKey unusable(Path file, @Nullable Throwable cause) {
        return new Vault.NoKey("The secrets key %s is not %d bytes in Base64.".formatted(file, BYTES), cause);
    }

    private static void make(Path file) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(draft);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Vault.NoKey("The secrets key %s cannot be made.".formatted(file), e);
        }
    }
}
