package dev.pickwright.backend.outbox.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** One contender doing one workload in a JVM of its own. */
final class ContenderProcess {

    private static final List<String> FLAGS = List.of(
            "-Xmx1g",
            "-Xms1g",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.lang=ALL-UNNAMED");
    private static final String FIGURE = "figure ";

    private ContenderProcess() {}

    static String flags() {
        return String.join(" ", FLAGS);
    }

    /** Logging is work too: gruelbox writes two lines an event, otherwise. */
    static void onlyWarnings() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    static Map<Figure, Double> run(Profile profile, Workload workload, Scale scale, String url)
            throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", profile.classPath(System.getProperty("java.class.path"))));
        command.add(ContenderProcess.class.getName());
        command.addAll(List.of(profile.name(), workload.name(), scale == Scale.QUICK ? "quick" : "full", url));
        File log = File.createTempFile("bench-" + profile.name().toLowerCase(java.util.Locale.ROOT) + "-", ".log");
        Process process = new ProcessBuilder(command).redirectError(log).start();
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(FIGURE)) {
                    String[] words = line.split(" ");
                    figures.put(Figure.valueOf(words[1]), Double.parseDouble(words[2]));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(profile + " failed at " + workload + "; its output is in " + log);
        }
        log.delete();
        return figures;
    }

    public static void main(String... args) {
        onlyWarnings();
        Profile profile = Profile.valueOf(args[0]);
        Workload workload = Workload.valueOf(args[1]);
        Scale scale = args[2].equals("quick") ? Scale.QUICK : Scale.FULL;
        try (Bench bench = new Bench(args[3]);
                Contender contender = profile.create()) {
            contender.open(bench);
            workload.run(bench, contender, scale, (figure, value) -> System.out.println(FIGURE + figure + " " + value));
        } catch (Exception e) {
            e.printStackTrace();
            System.out.flush();
            Runtime.getRuntime().halt(1);
        }
        // A library that keeps a backlog in memory would go on with it for minutes.
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
