package dev.pickwright.backend.platform.observe.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts and times every request once, when its answer is complete. It stands where Tomcat writes its access log: a
 * filter would miss what Tomcat itself refuses, and would see the end of asynchronous answers by luck.
 */
@Component
final class RequestMetrics extends ValveBase
        implements AccessLog, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** The route of whatever met no handler, refused or unknown. */
    static final String UNMATCHED = "unmatched";

    static final String OTHER = "OTHER";

    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> NO_ROUTES = Set.of("/**", "/error");
    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Kind(String method, String route, int status) {}

    private record Meters(Counter count, Timer time) {}

    private final MeterRegistry registry;
    private final Map<Kind, Meters> known = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        super(true);
        this.registry = registry;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        Meters meters =
                known.computeIfAbsent(new Kind(method(request), route(request), response.getStatus()), this::register);
        meters.count().increment();
        meters.time().record(nanos, TimeUnit.NANOSECONDS);
    }

    private Meters register(Kind kind) {
        Tags tags = Tags.of("method", kind.method(), "route", kind.route(), "status", String.valueOf(kind.status()));
        return new Meters(
                Counter.builder("http.requests")
                        .description("Requests that were answered")
                        .tags(tags)
                        .register(registry),
                Timer.builder("http.request.duration")
                        .description("Time to the end of the answer")
                        .tags(tags)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }

    private static String method(Request request) {
        String method = request.getMethod();
        return method != null && METHODS.contains(method) ? method : OTHER;
    }

    private static String route(Request request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null || NO_ROUTES.contains(pattern.toString()) ? UNMATCHED : pattern.toString();
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // Only where a log shows addresses.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
