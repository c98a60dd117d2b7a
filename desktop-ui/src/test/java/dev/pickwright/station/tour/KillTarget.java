package dev.pickwright.station.tour;

import dev.pickwright.backend.EmbeddedBackend;
import java.nio.file.Path;

/** A station that picks through its screen until it is killed; one line for each unit that the screen confirmed. */
final class KillTarget {

    private KillTarget() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Floor.startFx();
        Floor floor = new Floor(EmbeddedBackend.start(folder), folder);
        var scans = new MeasuredScans(floor, new DatabaseLook(floor.backend().databaseUrl()));
        try {
            scans.run(100_000, () -> {
                System.out.println("CONFIRMED");
                System.out.flush();
            });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
            System.exit(3);
        }
    }
}
