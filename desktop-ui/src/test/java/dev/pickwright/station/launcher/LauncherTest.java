package dev.pickwright.station.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./pickwright} says when something it needs is missing; none of it starts a build. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private record Said(int status, String text) {}

    @TempDir
    Path home;

    @Test
    void withoutAFittingJdkItSaysWhatItNeedsWhatItFoundAndWhereToGetOne() throws Exception {
        Path old = home.resolve("jdks/old");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
        executable(old.resolve("bin/javac"), "exit 0");
        Said said = run(
                List.of("tour"),
                Map.of("PICKWRIGHT_JDK_DIRS", home.resolve("jdks").toString()));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text())
                .contains("JDK 25 or newer")
                .contains(old + ": Java 17.0.9")
                .contains("adoptium.net");
    }

    @Test
    void withoutMavenItSaysSo() throws Exception {
        Said said = run(List.of("test"), Map.of("JAVA_HOME", jdk()));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains("no mvn is in PATH");
    }

    @Test
    void aMavenThatIsTooOldIsNamed() throws Exception {
        executable(home.resolve("bin/mvn"), "echo 'Apache Maven 3.6.3 (abc)'");
        Said said = run(List.of("test"), Map.of("JAVA_HOME", jdk()));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains("3.8 or newer").contains("3.6.3");
    }

    @Test
    void whatItDoesNotKnowIsRefused() throws Exception {
        assertThat(run(List.of("dance"), Map.of())).satisfies(said -> {
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.text()).contains("no command 'dance'").contains("--help");
        });
        assertThat(run(List.of("server", "--port", "many"), Map.of()).status()).isEqualTo(2);
        assertThat(run(List.of("test", "--data", "x"), Map.of()).status()).isEqualTo(2);
        assertThat(run(List.of("server", "--kind", "skus"), Map.of()).status()).isEqualTo(2);
        assertThat(run(List.of("tour", "--server", "https://x"), Map.of()).status())
                .isEqualTo(2);
        assertThat(run(List.of("tour", "--central", "https://x"), Map.of()).status())
                .isEqualTo(2);
        assertThat(run(List.of("--server"), Map.of()).text()).contains("--server wants a value");
        assertThat(run(List.of("import", "x.csv", "--kind", "goods"), Map.of()).text())
                .contains("--kind takes orders, skus, bins or stock, not 'goods'");
    }

    @Test
    void helpListsEveryCommand() throws Exception {
        Said said = run(List.of("--help"), Map.of());
        assertThat(said.status()).isZero();
        assertThat(said.text())
                .contains("tour", "server", "import FILE", "measure", "test", "--data DIR", "--port N", "--kind KIND");
    }

    private String jdk() throws IOException {
        Path jdk = home.resolve("jdk-25");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        executable(jdk.resolve("bin/javac"), "exit 0");
        return jdk.toString();
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** With a PATH of nothing but the basic tools, so that no real JDK or Maven is found. */
    private Said run(List<String> words, Map<String, String> environment) throws IOException, InterruptedException {
        Path tools = Files.createDirectories(home.resolve("bin"));
        for (String tool : List.of("sh", "sed", "dirname", "basename", "readlink", "cat", "uname", "head", "find")) {
            for (String folder : List.of("/bin", "/usr/bin")) {
                Path real = Path.of(folder, tool);
                if (Files.exists(real) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), real);
                }
            }
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", script().toString()));
        command.addAll(words);
        ProcessBuilder launcher = new ProcessBuilder(command).redirectErrorStream(true);
        launcher.environment().clear();
        launcher.environment().put("PATH", tools.toString());
        launcher.environment().put("HOME", home.toString());
        launcher.environment().put("PICKWRIGHT_JDK_DIRS", home.resolve("none").toString());
        launcher.environment().putAll(environment);
        Process process = launcher.start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static Path script() {
        return Path.of("..", "pickwright").toAbsolutePath().normalize();
    }
}
