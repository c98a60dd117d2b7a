package dev.pickwright.backend.platform.observe.web;

import dev.pickwright.backend.BackendApplication;
import dev.pickwright.backend.fixture.CutLine;
import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.access.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The backend on a port, on a PostgreSQL that can be cut off, with a collector for its traces. */
@SpringBootTest(
        classes = BackendApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "pickwright.data=target",
            "pickwright.token=test-token",
            "management.opentelemetry.tracing.export.schedule-delay=100ms"
        })
@Import({Floor.class, LiveServer.Extras.class, LiveServer.Streams.class})
abstract class LiveServer {

    static final Collector COLLECTOR = new Collector();
    static final CutLine LINE;

    private static final Pattern POSTGRES = Pattern.compile("(jdbc:postgresql://localhost:)(\\d+)(/.*)");
    private static final String URL;

    static {
        Matcher url = POSTGRES.matcher(Databases.postgres());
        if (!url.matches()) {
            throw new IllegalStateException("no URL of a PostgreSQL here: " + url);
        }
        LINE = new CutLine(Integer.parseInt(url.group(2)));
        URL = url.group(1) + LINE.port() + url.group(3);
    }

    /** A dependency that is away. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Extras {
        @Bean
        HealthIndicator carrierHealth() {
            return () -> Health.down().withDetail("address", "carrier.example").build();
        }
    }

    /** Answers that end later than their handler. */
    @TestComponent
    @RestController
    static class Streams {
        @Allow(scopes = Scope.EVERYTHING)
        @GetMapping("/v1/test/stream")
        SseEmitter stream() {
            SseEmitter emitter = new SseEmitter();
            Thread.ofVirtual().start(() -> {
                try {
                    emitter.send("one");
                    emitter.complete();
                } catch (IOException e) {
                    emitter.completeWithError(e);
                }
            });
            return emitter;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> URL);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("management.opentelemetry.tracing.export.otlp.endpoint", () -> COLLECTOR.url() + "/v1/traces");
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    HttpRequest.Builder authorized(String path) {
        return to(path).header("Authorization", "Bearer test-token");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
