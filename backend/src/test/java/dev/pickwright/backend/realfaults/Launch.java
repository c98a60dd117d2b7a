package dev.pickwright.backend.realfaults;

import dev.pickwright.backend.BackendApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The command line of the product as the build left it, without what belongs to tests alone. */
final class Launch {

    static final Path LOGS = Path.of("target", "realfaults");

    private static final Path ARCHIVE = LOGS.resolve("classes.jsa").toAbsolutePath();

    /** Without what makes the start of many short processes quicker and their work slower. */
    private static final boolean AS_SHIPPED = Boolean.getBoolean("realfaults.as-shipped");

    private static String classPath;

    private Launch() {}

    /** @param properties as {@code -Dname=value}. @param words what follows {@code ./pickwright} */
    static List<String> command(List<String> properties, List<String> words) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        if (AS_SHIPPED) {
            return Stream.of(
                            Stream.of(java, "--enable-native-access=ALL-UNNAMED"),
                            properties.stream(),
                            Stream.of("-cp", classPath(), BackendApplication.class.getName()),
                            words.stream())
                    .flatMap(each -> each)
                    .toList();
        }
        List<String> command = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xlog:cds=off,class+path=off,cds+dynamic=off,aot=off",
                "-Xshare:auto",
                "-XX:SharedArchiveFile=" + ARCHIVE,
                "--enable-native-access=ALL-UNNAMED"));
        if (!Files.exists(ARCHIVE)) {
            command.remove(command.size() - 2);
        }
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath(), BackendApplication.class.getName()));
        command.addAll(words);
        return command;
    }

    /**
     * Makes the starts of this run quicker: one start that ends in peace leaves an archive of the classes that it loaded.
     * Worth it before many starts.
     */
    static void prepare(Path folder) {
        if (Files.exists(ARCHIVE)) {
            return;
        }
        var first = new BackendProcess("prepared", folder, List.of("--demo"));
        first.begin(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE));
        first.await().stop();
    }

    /** Folders of classes as jars: no archive knows classes of a folder. */
    private static synchronized String classPath() {
        if (classPath == null) {
            List<String> entries = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (!Files.isDirectory(Path.of(entry))) {
                    entries.add(entry);
                } else if (Files.exists(Path.of(entry, "dev", "pickwright", "model"))
                        || Files.exists(Path.of(entry, "application.yaml"))) {
                    entries.add(jar(Path.of(entry), entries.size()));
                }
            }
            classPath = String.join(File.pathSeparator, entries);
        }
        return classPath;
    }

    private static String jar(Path classes, int number) {
        try {
            Path jar = Files.createDirectories(LOGS)
                    .resolve("classes-%d.jar".formatted(number))
                    .toAbsolutePath();
            Files.deleteIfExists(ARCHIVE);
            int status = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(System.err, System.err, "-c", "-f", jar.toString(), "-0", "-C", classes.toString(), ".");
            if (status != 0) {
                throw new IllegalStateException("no jar of " + classes);
            }
            return jar.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
