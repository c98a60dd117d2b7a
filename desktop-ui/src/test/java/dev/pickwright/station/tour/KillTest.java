package dev.pickwright.station.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.EmbeddedBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The station is killed in the middle of picking; what its screen had confirmed is there at the next start. */
@Tag("long")
class KillTest {

    private static final int KILLS = 20;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void nothingConfirmedIsLostByKillingTheProcess() throws IOException, InterruptedException {
        Random random = new Random(20_261_124);
        Path data = folder.resolve("data");
        importOrders(data);
        long before = picked(data);
        for (int round = 1; round <= KILLS; round++) {
            int confirmed = pickUntilKilled(data, 1 + random.nextInt(60), random.nextInt(12));
            long picked = picked(data);
            System.out.printf(
                    "kill %2d: %3d units confirmed on screen, %3d more in the database%n",
                    round, confirmed, picked - before);
            // The unit under way when the process died may be there, though nobody was told.
            assertThat(picked - before).as("kill %d", round).isBetween((long) confirmed, confirmed + 1L);
            before = picked;
        }
    }

    private static void importOrders(Path data) {
        try (EmbeddedBackend backend = EmbeddedBackend.start(data)) {
            Path file = TourStory.bundled("orders.csv");
            backend.importOrders(file, true, Path.of(file + ".rejects.csv"), System.out);
        }
    }

    /** Kills the process with SIGKILL some milliseconds after it has confirmed so many. @return how many it had confirmed */
    private static int pickUntilKilled(Path data, int units, int moreMillis) throws IOException, InterruptedException {
        Process station = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTarget.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int confirmed = 0;
        try (BufferedReader out = station.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.equals("CONFIRMED")) {
                    System.out.println(line);
                } else if (++confirmed == units) {
                    Thread killer = new Thread(() -> {
                        java.util.concurrent.locks.LockSupport.parkNanos(moreMillis * 1_000_000L);
                        station.destroyForcibly();
                    });
                    killer.start();
                }
            }
        }
        // 128 + 9: it was killed, and did not end by itself.
        assertThat(station.waitFor()).isEqualTo(137);
        return confirmed;
    }

    private static long picked(Path data) {
        try (EmbeddedBackend backend = EmbeddedBackend.start(data)) {
            return Long.parseLong(new DatabaseLook(backend.databaseUrl())
                    .one("select coalesce(sum(m.quantity), 0) from stock_movement m where m.reason = 'pick'"
                            + " and not exists (select 1 from stock_movement r where r.reverses_id = m.id)"
                            + " and m.operator_id = (select id from operator where badge = 'B-1001')"));
        }
    }
}
