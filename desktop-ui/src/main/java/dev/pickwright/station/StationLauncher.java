package dev.pickwright.station;

import dev.pickwright.station.tour.Measure;
import dev.pickwright.station.tour.Tour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;

/** The station's main class; it extends nothing, so that JavaFX starts from the class path. */
public final class StationLauncher {

    private static volatile int status;

    private StationLauncher() {}

    /** {@code tour} and {@code measure} drive the screens by themselves; without a word the station app starts. */
    public static void main(String[] args) {
        List<String> words = new ArrayList<>(List.of(args));
        String command = words.isEmpty() || words.getFirst().startsWith("--") ? "station" : words.removeFirst();
        Optional<Path> data = option(words, "--data");
        Optional<Path> out = option(words, "--out");
        if (!words.isEmpty()) {
            say("'%s' is not understood. Try --help.".formatted(words.getFirst()));
            System.exit(2);
        }
        switch (command) {
            case "station" -> {
                Path folder = data.orElse(Path.of(System.getProperty("user.home"), ".pickwright"));
                Application.launch(StationApp.class, folder.toString());
            }
            case "tour" -> status = Tour.run(data, out.orElse(Path.of("target", "tour")));
            case "measure" -> status = Measure.run(data);
            default -> {
                say("'%s' is no command. Try --help.".formatted(command));
                status = 2;
            }
        }
        System.exit(status);
    }

    /** The process will end with 1. */
    static void failed() {
        status = 1;
    }

    private static Optional<Path> option(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 == words.size()) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(Path.of(words.remove(at)));
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private static void say(String sentence) {
        System.err.println(sentence);
    }
}
