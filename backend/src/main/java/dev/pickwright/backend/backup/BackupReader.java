package dev.pickwright.backend.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is there, checked before anything is done with it. */
final class BackupReader implements AutoCloseable {

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    BackupReader(Path file, JsonMapper json) {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw Refused.because("There is no file %s.", file);
        }
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw Refused.because(e, "%s is no backup, or not a whole one: %s.", file, e.getMessage());
        }
        boolean read = false;
        try {
            manifest = manifest(json);
            read = true;
        } finally {
            if (!read) {
                close();
            }
        }
    }

    private Manifest manifest(JsonMapper json) {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw Refused.because("%s is no backup: there is no %s in it.", file, Manifest.NAME);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            var tree = json.readTree(in);
            if (tree.path("format").asInt(0) != Manifest.FORMAT) {
                throw Refused.because(
                        "%s was made by another version of Pickwright (%s) in a form that this one does not know.",
                        file, tree.path("product").asString("unknown"));
            }
            return json.treeToValue(tree, Manifest.class);
        } catch (IOException | JacksonException e) {
            throw Refused.because(e, "The %s in %s cannot be read.", Manifest.NAME, file);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads everything once. @throws dev.pickwright.model.ProblemException that names the first entry that is not as it was written */
    void check(Progress progress) {
        progress.begin(
                "Checking " + file,
                manifest.entries().stream().mapToLong(Manifest.Entry::bytes).sum());
        Set<String> told = new HashSet<>();
        for (Manifest.Entry entry : manifest.entries()) {
            told.add(entry.name());
            try {
                copy(entry, OutputStream.nullOutputStream(), progress);
            } catch (IOException e) {
                throw Refused.because(e, "The backup %s is damaged at %s: %s.", file, entry.name(), e.getMessage());
            }
        }
        zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.equals(Manifest.NAME))
                .forEach(name -> {
                    if (!told.contains(name)) {
                        throw Refused.because(
                                "The backup %s holds %s, which its manifest does not tell of.", file, name);
                    }
                });
    }

    void copy(Manifest.Entry entry, OutputStream out, Progress progress) throws IOException {
        var digest = BackupFiles.sha256();
        try (InputStream in = new DigestInputStream(open(entry.name()), digest)) {
            byte[] bytes = new byte[65_536];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                out.write(bytes, 0, n);
                progress.advance(n);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw Refused.because(
                    "The backup %s is damaged: %s is not what it was when it was written.", file, entry.name());
        }
    }

    InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw Refused.because("The backup %s is damaged: %s is missing.", file, name);
        }
        return zip.getInputStream(entry);
    }

    /** Puts the files of the data folder into another one, on the disk when this returns. */
    void extract(Path folder, Progress progress) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        for (Manifest.Entry entry : manifest.entries()) {
            if (!entry.name().startsWith(Manifest.FILES)) {
                continue;
            }
            Path target = home.resolve(entry.name().substring(Manifest.FILES.length()))
                    .normalize();
            if (!target.startsWith(home) || target.equals(home)) {
                throw Refused.because("The backup %s names a file outside of the folder: %s.", file, entry.name());
            }
            Files.createDirectories(target.getParent(), BackupFiles.ownerOnlyFolder());
            try (FileChannel channel = FileChannel.open(
                    target, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BackupFiles.ownerOnly())) {
                copy(entry, Channels.newOutputStream(channel), progress);
                channel.force(true);
            }
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
