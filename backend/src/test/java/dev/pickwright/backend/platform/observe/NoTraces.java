package dev.pickwright.backend.platform.observe;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

/** For tests that need a {@link Traces} and look at no trace. */
public final class NoTraces {

    private NoTraces() {}

    public static Traces create() {
        return new Traces(Tracer.NOOP, Propagator.NOOP);
    }
}
