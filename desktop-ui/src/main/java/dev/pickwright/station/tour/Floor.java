package dev.pickwright.station.tour;

import dev.pickwright.backend.EmbeddedBackend;
import dev.pickwright.station.bootstrap.StationGraph;
import dev.pickwright.station.platform.nav.Route;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A station whose operator is simulated: every input goes through the window's key events, everything known of it is
 * read off the screen. Used from a thread that is not JavaFX's.
 */
final class Floor implements AutoCloseable {

    /** The headless platform has a screen of 1000 by 1000. */
    private static final double WIDTH = 980;

    private static final double HEIGHT = 760;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Duration USUAL_IDLE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 10;

    private final @Nullable EmbeddedBackend backend;
    private final StationGraph graph;
    private final Scene scene;
    private final SimulatedInput input;
    private final Path out;
    private int steps;
    private int pictures;

    Floor(EmbeddedBackend backend, Path out) {
        this(backend, backend.baseUrl(), backend.token(), out, USUAL_IDLE);
    }

    /** At a backend that is somebody else's. */
    Floor(URI base, String token, Path out) {
        this(null, base, token, out, USUAL_IDLE);
    }

    /** As well, and nobody may be idle for longer than that. */
    Floor(URI base, String token, Path out, Duration idleAfter) {
        this(null, base, token, out, idleAfter);
    }

    private Floor(@Nullable EmbeddedBackend backend, URI base, String token, Path out, Duration idleAfter) {
        this.backend = backend;
        this.out = out;
        this.graph = onFx(() -> new StationGraph(base, token, "tour", outcome -> {}, idleAfter));
        this.scene = onFx(() -> {
            Stage stage = new Stage();
            Scene made = graph.scene(WIDTH, HEIGHT);
            stage.setScene(made);
            stage.show();
            return made;
        });
        this.input = new SimulatedInput(scene);
    }

    /** Its own. */
    EmbeddedBackend backend() {
        return Objects.requireNonNull(backend);
    }

    /** Waits until the instruction contains the text. @throws IllegalStateException if it never does */
    void see(String instruction) {
        await(
                () -> text("#instruction").contains(instruction),
                () -> "the instruction '%s', but it says '%s' (%s)"
                        .formatted(instruction, text("#instruction"), text("#feedback")));
    }

    /** Waits until the instruction contains one of the texts. */
    void seeAny(List<String> instructions) {
        await(
                () -> instructions.stream().anyMatch(text("#instruction")::contains),
                () -> "one of %s, but it says '%s' (%s)"
                        .formatted(instructions, text("#instruction"), text("#feedback")));
    }

    /** Waits until the feedback band contains the text. */
    void hear(String feedback) {
        await(
                () -> text("#feedback").contains(feedback),
                () -> "the feedback '%s', but it says '%s'".formatted(feedback, text("#feedback")));
    }

    /** Waits until the progress at the top right contains the text. */
    void seeProgress(String progress) {
        seeText(".progress-text", progress);
    }

    /** Waits until the first label of this style contains the text. */
    void seeText(String style, String wanted) {
        await(
                () -> text(style).contains(wanted),
                () -> "'%s' at %s, but it says '%s'".formatted(wanted, style, text(style)));
    }

    /** Waits until there is a node with this id. */
    void seeNode(String id) {
        await(() -> scene.lookup("#" + id) != null, () -> "the node " + id);
    }

    /** Waits until the label of this id says nothing. */
    void seeNothing(String id) {
        await(() -> text("#" + id).isEmpty(), () -> "nothing at %s, but it says '%s'".formatted(id, text("#" + id)));
    }

    /** Waits until there is no node with this id. */
    void seeGone(String id) {
        await(() -> scene.lookup("#" + id) == null, () -> "the node " + id + " gone");
    }

    private void await(Supplier<Boolean> condition, Supplier<String> wanted) {
        steps++;
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!onFx(condition)) {
            if (System.nanoTime() > end) {
                picture("failure");
                throw new IllegalStateException("step %d waited for %s".formatted(steps, onFx(wanted)));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the tour was interrupted", e);
        }
    }

    private String text(String selector) {
        return scene.lookup(selector) instanceof Labeled label ? String.valueOf(label.getText()) : "";
    }

    void scan(String code) {
        onFx(() -> {
            input.scan(code);
            return true;
        });
    }

    /** Types into the field of an overlay, replacing what is selected. */
    void type(String text) {
        onFx(() -> {
            input.type(text);
            return true;
        });
    }

    void press(KeyCode key) {
        onFx(() -> {
            input.press(key);
            return true;
        });
    }

    void signIn(String badge, String pin, String expected) {
        see("Scan your badge");
        come(badge, pin, expected);
    }

    /** Signs in wherever a badge is taken; the PIN is typed if it is asked for. */
    void come(String badge, String pin, String expected) {
        scan(badge);
        await(
                () -> scene.lookup("#entry-field") != null
                        || text("#instruction").contains(expected),
                () -> "the PIN or '%s', but it says '%s' (%s)"
                        .formatted(expected, text("#instruction"), text("#feedback")));
        if (onFx(() -> scene.lookup("#entry-field") != null)) {
            type(pin);
            press(KeyCode.F10);
        }
        see(expected);
    }

    void signOut() {
        press(KeyCode.F12);
        see("Scan your badge");
    }

    void toggleTheme() {
        press(KeyCode.F8);
    }

    /** Writes the screen as it is now. */
    void picture(String name) {
        pictures++;
        String file = "%02d-%s-%s.png".formatted(pictures, name, onFx(graph.theme()::isDark) ? "dark" : "light");
        onFx(() -> {
            ScenePng.write(scene, out.resolve(file));
            return true;
        });
    }

    int steps() {
        return steps;
    }

    /**
     * One more thing was checked that is not on the screen.
     *
     * @throws IllegalStateException if it is not as it should be
     */
    void check(boolean fact, String sentence, Object... arguments) {
        if (!fact) {
            throw new IllegalStateException("the database does not say that " + sentence.formatted(arguments));
        }
        steps++;
    }

    int pictures() {
        return pictures;
    }

    /** What the screen asks for now. */
    String instruction() {
        return onFx(() -> text("#instruction"));
    }

    SimulatedInput input() {
        return input;
    }

    Scene scene() {
        return scene;
    }

    @Override
    public void close() {
        onFx(() -> {
            graph.shell().go(new Route.SignIn());
            return true;
        });
        if (backend != null) {
            backend.close();
        }
    }

    /** Runs on the JavaFX thread and waits for the result. */
    static <T> T onFx(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new dev.pickwright.station.platform.fx.FxExecutor().execute(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the screen did not take part", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the tour was interrupted", e);
        }
    }

    /** Starts JavaFX without a first window, unless this process has started it already. */
    static void startFx() {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
        } catch (IllegalStateException e) {
            return;
        }
        Platform.setImplicitExit(false);
        started.join();
    }
}
