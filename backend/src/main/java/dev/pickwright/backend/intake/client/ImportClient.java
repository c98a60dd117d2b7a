package dev.pickwright.backend.intake.client;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import dev.pickwright.model.intake.ImportStatus;
import dev.pickwright.model.intake.ImportView;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Hands a file to a backend, shows how far it is, and says how it ended. */
public final class ImportClient {

    /** What the file holds and how it is to be taken, as {@link ImportRequest} says. */
    public record Wanted(ImportKind kind, @Nullable String warehouse, boolean createSkus) {

        public static Wanted orders(boolean createSkus) {
            return new Wanted(ImportKind.ORDERS, null, createSkus);
        }
    }

    private static final int LOOK_MILLIS = 250;
    private static final int BAR = 30;

    private final HttpClient client;
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final URI base;
    private final String token;
    private final PrintStream out;
    private final boolean terminal;

    /**
     * @param certificate the one that the backend must show; null without TLS
     * @param terminal whether the progress bar may draw over itself
     */
    public ImportClient(URI base, String token, @Nullable Path certificate, PrintStream out, boolean terminal) {
        this.client = client(certificate);
        this.base = base;
        this.token = token;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Imports the file and waits for the end.
     *
     * @param rejects where rejected lines go; not written if there are none
     * @return 0 if the run ended, with or without rejects; 1 if the file was refused or the run broke off
     * @throws ProblemException if the backend refuses, or does not answer
     */
    public int run(Path file, Wanted wanted, Path rejects) {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(Problem.IMPORT_REFUSED, "There is no file %s.".formatted(file));
        }
        try {
            ImportView view = start(file, wanted);
            while (!view.status().ended()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                view = json.readValue(send(request("/v1/imports/" + view.id()).GET()), ImportView.class);
                if (terminal) {
                    out.print("\r" + bar(view));
                }
            }
            if (terminal) {
                out.println();
            }
            return end(view, rejects);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.INTERNAL_ERROR, "The backend does not answer: %s.".formatted(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.INTERNAL_ERROR, "The wait for the import was given up; it goes on.");
        }
    }

    private ImportView start(Path file, Wanted wanted) throws IOException, InterruptedException {
        String warehouse = wanted.warehouse() == null ? "" : "&warehouse=" + encoded(wanted.warehouse());
        var request = request("/v1/imports?kind=%s&file_name=%s&create_skus=%b%s"
                        .formatted(
                                wanted.kind().wire(),
                                encoded(String.valueOf(file.getFileName())),
                                wanted.createSkus(),
                                warehouse))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file));
        return json.readValue(send(request), ImportView.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private int end(ImportView view, Path rejects) throws IOException, InterruptedException {
        if (view.status() != ImportStatus.COMPLETED && view.status() != ImportStatus.CANCELLED) {
            String message = view.message();
            out.println(message == null ? "The import is " + view.status().wire() + "." : message);
            return 1;
        }
        summary(view);
        if (view.allRejected() > 0) {
            Files.writeString(
                    rejects,
                    send(request("/v1/imports/" + view.id() + "/rejects").GET()));
            out.printf("Rejected lines are in %s%n", rejects);
        }
        return 0;
    }

    private void summary(ImportView view) {
        double seconds = view.endedAt() == null
                ? 0
                : java.time.Duration.between(view.startedAt(), view.endedAt()).toMillis() / 1000.0;
        out.printf(
                "%s: %,d lines in %.1f s (%,.0f lines/s)%n",
                view.fileName(), view.lines(), seconds, seconds == 0 ? 0 : view.lines() / seconds);
        out.printf("  accepted %s%n", counted(view, view.linesAccepted(), view.recordsAccepted()));
        out.printf("  repeats skipped %s%n", counted(view, view.linesSkipped(), view.recordsSkipped()));
        out.printf("  rejected %,d lines%s%n", view.allRejected(), wholeOrders(view));
        new TreeMap<>(view.linesRejected())
                .forEach((reason, count) -> out.printf("    %-32s %,8d%n", reason.wire(), count));
        long sum = view.linesAccepted() + view.linesSkipped() + view.allRejected();
        out.printf("  sum %,d of %,d lines%n", sum, view.lines());
    }

    private static String counted(ImportView view, long lines, long records) {
        return view.kind() == ImportKind.ORDERS
                ? "%,d lines of %,d orders".formatted(lines, records)
                : "%,d lines".formatted(lines);
    }

    private static String wholeOrders(ImportView view) {
        return view.kind() == ImportKind.ORDERS ? ", %,d orders as a whole".formatted(view.recordsRejected()) : "";
    }

    private static String bar(ImportView view) {
        double part = view.bytesTotal() == 0 ? 1 : (double) view.bytesDone() / view.bytesTotal();
        int full = (int) Math.clamp(Math.round(part * BAR), 0, BAR);
        Long left = view.secondsLeft();
        return "%-8s [%s%s] %3.0f %%  %,.0f lines/s  %s   "
                .formatted(
                        view.status().wire(),
                        "#".repeat(full),
                        ".".repeat(BAR - full),
                        part * 100,
                        view.linesPerSecond(),
                        left == null ? "" : left + " s left");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            String detail = json.readTree(answer.body()).path("detail").asString(answer.body());
            throw new ProblemException(Problem.IMPORT_REFUSED, detail);
        }
        return answer.body();
    }

    private static HttpClient client(@Nullable Path certificate) {
        var client = HttpClient.newBuilder();
        return (certificate == null ? client : client.sslContext(KnownCertificate.of(certificate))).build();
    }

    /** Whether a backend answers there, with that certificate if one is given. */
    public static boolean answers(@Nullable URI base, @Nullable Path certificate) {
        if (base == null) {
            return false;
        }
        try {
            var request = HttpRequest.newBuilder(base.resolve("/health/live"))
                    .timeout(java.time.Duration.ofSeconds(2))
                    .GET()
                    .build();
            return client(certificate)
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
