package dev.pickwright.station;

import dev.pickwright.station.tour.Measure;
import dev.pickwright.station.tour.Tour;
import java.net.URI;
import java.net.URISyntaxException;
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
        Optional<Path> data = option(words, "--data").map(Path::of);
        Optional<Path> out = option(words, "--out").map(Path::of);
        Optional<String> server = command.equals("station") ? option(words, "--server") : Optional.empty();
        Optional<String> central = command.equals("station") ? option(words, "--central") : Optional.empty();
        if (!words.isEmpty()) {
            say("'%s' is not understood. Try --help.".formatted(words.getFirst()));
            System.exit(2);
        }
        refuseUnlessServer("--server", server);
        refuseUnlessServer("--central", central);
        if (server.isPresent() && central.isPresent()) {
            say("--server is for a station without a backend of its own, --central for one with it: take one of them.");
            System.exit(2);
        }
        switch (command) {
            case "station" -> {
                Path folder = data.orElse(Path.of(System.getProperty("user.home"), ".pickwright"));
                List<String> started = new StationStart(folder, server, central).words();
                Application.launch(StationApp.class, started.toArray(String[]::new));
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

    private static void refuseUnlessServer(String option, Optional<String> value) {
        if (value.isPresent() && !isServer(value.get())) {
            say("%s takes the address of a server, such as https://pickwright.example:8080, or none; not '%s'."
                    .formatted(option, value.get()));
            System.exit(2);
        }
    }

    private static boolean isServer(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getRawQuery() == null
                    && uri.getUserInfo() == null
                    && List.of("", "/").contains(String.valueOf(uri.getRawPath()));
            return text.equals(StationStart.NONE)
                    || bare && uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> option(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 == words.size()) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private static void say(String sentence) {
        System.err.println(sentence);
    }
}
