package dev.pickwright.station.tour;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A central in a process of its own, by TLS, with its demonstration warehouse; and who runs it. */
final class CentralProcess implements AutoCloseable {

    private final Path folder;
    private final Path log;
    private final Process process;
    private final HttpClient client;
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param port 0 takes any free one */
    CentralProcess(Path folder, int port) throws IOException, GeneralSecurityException {
        this.folder = folder;
        log = folder.resolveSibling(folder.getFileName() + ".log");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.pickwright.backend.BackendApplication",
                        "server",
                        "--tls",
                        "--demo",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !process.isAlive()
                        || Files.exists(folder.resolve("backend.address"))
                                && Files.exists(folder.resolve("admin.key")));
        client = HttpClient.newBuilder().sslContext(trusting()).build();
    }

    URI base() {
        return URI.create(lines("backend.address").getFirst());
    }

    /** As its log says. */
    String fingerprint() throws IOException {
        String said = Files.readString(log);
        String before = "SHA-256 fingerprint ";
        int at = said.indexOf(before) + before.length();
        return said.substring(at, said.indexOf(',', at));
    }

    /** A code for one station. */
    String invite(String name) throws IOException, InterruptedException {
        return send("POST", "/v1/station-codes", "{\"name\":\"%s\",\"warehouse\":\"%s\"}".formatted(name, site()))
                .path("code")
                .asString();
    }

    JsonNode station(String name) throws IOException, InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        send("GET", "/v1/stations", "").path("items").forEach(each -> {
            if (each.path("name").asString().equals(name)
                    && each.path("retired_at").isNull()) {
                found.add(each);
            }
        });
        return found.getFirst();
    }

    void retire(String name) throws IOException, InterruptedException {
        send("POST", "/v1/stations/" + station(name).path("id").asString() + "/retire", "{}");
    }

    private String site() throws IOException, InterruptedException {
        return send("GET", "/v1/warehouses", "")
                .path("items")
                .path(0)
                .path("code")
                .asString();
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base().resolve(path))
                .header("Authorization", "Bearer " + lines("admin.key").getFirst())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve("tls.crt"))) {
            Certificate own = CertificateFactory.getInstance("X.509").generateCertificate(in);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("central", own);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        }
    }

    /** Waits until it is gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
