package dev.pickwright.backend.platform.observe;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.fulfillment.FulfillmentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of a thread tell beside their message: the operator's id, the station, the fulfillment. Closing it
 * puts back what was told before.
 */
public final class LogContext implements AutoCloseable {

    private static final String OPERATOR = "operator";
    private static final String STATION = "station";
    private static final String FULFILLMENT = "fulfillment";
    private static final List<String> KEYS = List.of(OPERATOR, STATION, FULFILLMENT);
    private static final ThreadLocal<LogContext> OPEN = new ThreadLocal<>();

    private final @Nullable LogContext outer;
    private final Map<String, @Nullable String> before = new HashMap<>();

    private LogContext() {
        outer = OPEN.get();
        KEYS.forEach(key -> before.put(key, MDC.get(key)));
    }

    /** Begins a piece of work whose lines tell what it is about. */
    public static LogContext open() {
        LogContext context = new LogContext();
        OPEN.set(context);
        return context;
    }

    public void actor(Actor actor) {
        if (actor.operator() != null) {
            MDC.put(OPERATOR, actor.operator().toString());
        }
        if (actor.station() != null) {
            // A name that somebody typed: it must not look like a line of its own.
            MDC.put(STATION, actor.station().replaceAll("\\p{Cntrl}", "?"));
        }
    }

    /** The work turns out to be about this one; nothing outside any context, for nobody would take it back there. */
    public static void fulfillment(FulfillmentId id) {
        if (OPEN.get() != null) {
            MDC.put(FULFILLMENT, id.toString());
        }
    }

    @Override
    public void close() {
        before.forEach((key, value) -> {
            if (value == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, value);
            }
        });
        if (outer == null) {
            OPEN.remove();
        } else {
            OPEN.set(outer);
        }
    }
}
