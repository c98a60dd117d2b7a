package dev.pickwright.backend.realfaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A station's disk that is full while people work. It takes a file system of its own, and so somebody who may mount one. */
@Tag("long")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FullDiskLongTest {

    /** A station takes no new work below 500 MB. */
    private static final String SIZE = "900m";

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("bench-1"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()) == 0,
                "nobody may mount a file system here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void aFullDiskStopsTheWorkAndLosesNothing() throws Exception {
        try (Site site = new Site(folder)) {
            site.order(60);
            Bench bench = site.bench("bench-1");
            var run = new FaultRun(site);
            bench.work(1);
            run.awaitWork(bench, 25);
            bench.line.cut();
            Files.delete(filled(bench));
            run.awaitWork(bench, 20);
            Path filler = filled(bench);
            bench.process.kill();
            Files.delete(filler);
            bench.process.start();
            run.awaitWork(bench, 20);
            run.heal();
            Judge.Finding finding = run.end(Set.of());
            System.out.println(
                    "a full disk: %d times put off, %s".formatted(bench.log.timesPutOff("disk_full"), finding));
            assertThat(finding.findings()).isEmpty();
        }
    }

    /** Until nothing more can be done, and the screen says why. @return what fills it */
    private Path filled(Bench bench) throws Exception {
        int before = bench.log.timesPutOff("disk_full");
        Path filler = fill();
        await().atMost(Duration.ofMinutes(3)).until(() -> bench.log.timesPutOff("disk_full") > before + 3);
        return filler;
    }

    /** Also what the station gives up of what it holds back. */
    private Path fill() throws Exception {
        Path filler = disk.resolve("filler");
        byte[] megabyte = new byte[1 << 20];
        long full = 0;
        while (full < 20) {
            try (OutputStream out = Files.newOutputStream(
                    filler, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(megabyte);
                }
            } catch (IOException e) {
                full++;
                BackendProcess.pause(200);
            }
        }
        return filler;
    }
}
