package dev.pickwright.backend.sync.station;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The room on the disk of the data folder. A file holds some of it back, which is given up when the disk is full, so that
 * the work under way can be finished.
 */
@Component
@AtStation
class StationDisk {

    private static final Logger log = LoggerFactory.getLogger(StationDisk.class);
    private static final String RESERVE = "disk.reserve";
    private static final long MEGABYTE = 1024L * 1024;
    private static final long RESERVED = 64 * MEGABYTE;
    private static final long FULL = 32 * MEGABYTE;
    private static final long LOW = 500 * MEGABYTE;
    private static final double LOW_PART = 0.1;

    /** A tenth of a large disk is still plenty. */
    private static final long PLENTY = 10 * 1024 * MEGABYTE;

    private final Path reserve;

    StationDisk(@Value("${pickwright.data}") Path data) {
        this.reserve = data.resolve(RESERVE);
    }

    /** Whether no new work is to be taken. */
    boolean low() {
        try {
            FileStore disk = disk();
            double tenth = Math.min(PLENTY, disk.getTotalSpace() * LOW_PART);
            return disk.getUsableSpace() < Math.max(LOW, tenth);
        } catch (IOException e) {
            return false;
        }
    }

    /** -1 if nobody knows. */
    long freeMegabytes() {
        try {
            return disk().getUsableSpace() / MEGABYTE;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Gives the reserve up before a write fails, and takes it again once there is plenty. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            long free = disk().getUsableSpace();
            if (free < FULL && Files.deleteIfExists(reserve)) {
                log.warn("The disk of {} is full: the room that was held back is given up", reserve.getParent());
            } else if (free > LOW + RESERVED && !Files.exists(reserve)) {
                hold();
            }
        } catch (IOException e) {
            log.debug("The room on the disk is not known", e);
        }
    }

    private void hold() throws IOException {
        try (FileChannel out = FileChannel.open(reserve, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Written, for a file that is merely long takes no room.
            ByteBuffer zeros = ByteBuffer.allocate((int) MEGABYTE);
            for (long at = 0; at < RESERVED; at += MEGABYTE) {
                out.write(zeros.rewind(), at);
            }
        }
    }

    private FileStore disk() throws IOException {
        return Files.getFileStore(reserve.getParent());
    }
}
