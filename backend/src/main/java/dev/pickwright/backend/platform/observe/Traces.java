package dev.pickwright.backend.platform.observe;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.ScopedSpan;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The spans that the service makes itself, beside those of its requests. */
@Component
public class Traces {

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2}).*");

    private final Tracer tracer;
    private final Propagator propagator;

    Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /**
     * The context of what runs now, as W3C headers: {@code traceparent}, and {@code tracestate} if there is one. It is
     * there whether or not spans are exported; empty outside any span.
     */
    public Map<String, String> current() {
        Span running = tracer.currentSpan();
        if (running == null) {
            return Map.of();
        }
        Map<String, String> headers = new TreeMap<>();
        propagator.inject(running.context(), headers, (carrier, key, value) -> headers.put(key, value));
        return headers;
    }

    /**
     * Runs the work in a trace of its own that points to where it comes from. It is no part of that trace, for it may
     * run again days later. What is sent by the work takes its headers from {@link #current()}.
     *
     * @param from what {@link #current()} told there; no link if it is empty or no W3C context
     * @param tags never personal data
     */
    public <T> T linked(Map<String, String> from, String name, Map<String, String> tags, Callable<T> work)
            throws Exception {
        Span.Builder builder = tracer.spanBuilder().setNoParent().name(name).kind(Span.Kind.PRODUCER);
        origin(from).ifPresent(builder::addLink);
        tags.forEach(builder::tag);
        Span span = builder.start();
        try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
            return work.call();
        } catch (Exception e) {
            span.error(new Failure(e));
            throw e;
        } finally {
            span.end();
        }
    }

    /** Runs the work in a span below the running one; just runs it if there is none, or if that one is not recorded. */
    public <T> T child(String name, Supplier<T> work) {
        Span running = tracer.currentSpan();
        if (running == null || !Boolean.TRUE.equals(running.context().sampled())) {
            return work.get();
        }
        ScopedSpan span = tracer.startScopedSpan(name);
        try {
            return work.get();
        } catch (RuntimeException e) {
            span.error(new Failure(e));
            throw e;
        } finally {
            span.end();
        }
    }

    private Optional<Link> origin(Map<String, String> from) {
        Matcher parent = TRACEPARENT.matcher(from.getOrDefault("traceparent", ""));
        if (!parent.matches()) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(parent.group(3), 16) & 1) == 1;
        return Optional.of(new Link(tracer.traceContextBuilder()
                .traceId(parent.group(1))
                .spanId(parent.group(2))
                .sampled(sampled)
                .build()));
    }

    /** Tells what kind of error it was. The message stays inside: it may quote what was sent. */
    private static final class Failure extends RuntimeException {
        Failure(Throwable cause) {
            super(cause.getClass().getName(), null, false, false);
        }
    }
}
