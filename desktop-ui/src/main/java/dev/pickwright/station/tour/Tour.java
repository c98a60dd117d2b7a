package dev.pickwright.station.tour;

import dev.pickwright.backend.EmbeddedBackend;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole job, driven through the real screens, and looked up in the database. */
public final class Tour {

    private Tour() {}

    /**
     * Runs it.
     *
     * @param data the data folder; without one it works in a fresh temporary folder
     * @param out where the pictures go; those of an earlier tour are replaced
     * @return 0 if every step was seen on screen and in the database, else 1
     */
    @SuppressWarnings("SystemOut") // its last line is its result
    public static int run(Optional<Path> data, Path out) {
        long start = System.nanoTime();
        try {
            clear(out);
            Path folder = data.isPresent() ? data.get() : Files.createTempDirectory("pickwright-tour");
            Floor.startFx();
            try (Floor floor = new Floor(EmbeddedBackend.start(folder), out)) {
                var story =
                        new TourStory(floor, new DatabaseLook(floor.backend().databaseUrl()));
                String totals = story.tell();
                System.out.printf(
                        "Tour finished: %d steps seen, %d pictures in %s, %s, %d s%n",
                        floor.steps(),
                        floor.pictures(),
                        out,
                        totals,
                        Duration.ofNanos(System.nanoTime() - start).toSeconds());
                return 0;
            }
        } catch (ProblemException e) {
            System.err.println(e.detail());
            return 1;
        } catch (IllegalStateException | IOException e) {
            System.err.println("Tour failed: " + e.getMessage());
            return 1;
        }
    }

    private static void clear(Path out) {
        if (!Files.isDirectory(out)) {
            return;
        }
        try (Stream<Path> files = Files.list(out)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".png")).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not clear " + out, e);
        }
    }
}
