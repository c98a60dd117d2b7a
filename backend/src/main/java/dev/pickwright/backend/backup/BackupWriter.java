package dev.pickwright.backend.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup beside its place and puts it there when it is whole and on the disk. Whatever ends the process before,
 * Ctrl+C too, leaves no file under the name that was asked for. Only its owner can read it.
 */
final class BackupWriter implements AutoCloseable {

    private final Path target;
    private final Path draft;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final Progress progress;
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private final Thread undo = new Thread(this::discard);

    BackupWriter(Path target, Progress progress) throws IOException {
        if (Files.exists(target)) {
            throw Refused.because("%s exists already. Choose another name, or move it away.", target);
        }
        this.target = target.toAbsolutePath();
        this.draft = this.target.resolveSibling(target.getFileName() + ".part");
        this.progress = progress;
        Files.deleteIfExists(draft);
        channel = FileChannel.open(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BackupFiles.ownerOnly());
        zip = new ZipOutputStream(Channels.newOutputStream(channel));
        Runtime.getRuntime().addShutdownHook(undo);
    }

    /** Something that writes its content into a stream and leaves it open. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    void add(String name, Content content) throws IOException {
        var digest = BackupFiles.sha256();
        zip.putNextEntry(new ZipEntry(name));
        var counted = new Counted(zip);
        content.write(new DigestOutputStream(counted, digest));
        zip.closeEntry();
        entries.add(new Manifest.Entry(name, counted.bytes, HexFormat.of().formatHex(digest.digest())));
    }

    void add(String name, Path file) throws IOException {
        add(name, out -> {
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(out);
            }
        });
    }

    /** @return how long the file is */
    long finish(Function<List<Manifest.Entry>, Manifest> manifest, JsonMapper json) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(json.writeValueAsBytes(manifest.apply(entries)));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
        long length = channel.size();
        zip.close();
        if (Files.exists(target)) {
            throw Refused.because("%s was made by somebody else meanwhile. Choose another name.", target);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        return length;
    }

    private void discard() {
        try {
            channel.close();
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            progress.say("%s is left over and can be deleted.".formatted(draft));
        }
    }

    /** Whatever was not finished is gone. */
    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(undo);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }

    private final class Counted extends FilterOutputStream {

        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count(1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
            count(len);
        }

        @Override
        public void close() {
            // The zip goes on.
        }

        private void count(int n) {
            bytes += n;
            progress.advance(n);
        }
    }
}
