package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.platform.observe.Reading;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** Central: what is counted of stations. */
@Component
class SyncMeters {

    private static final Duration FRESH = Duration.ofSeconds(10);
    /** The scrape waits for other figures as well. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final MeterRegistry registry;
    private final Reading<FigureQueries.Figures> figures;

    SyncMeters(MeterRegistry registry, FigureQueries queries) {
        this.registry = registry;
        this.figures = new Reading<>(queries::read, FRESH, LIMIT);
        for (OperationVerdict verdict : OperationVerdict.values()) {
            count(verdict, 0);
        }
        gauge(
                "sync.owed",
                "Operations that stations said they have and that did not come yet",
                FigureQueries.Figures::owed);
        gauge("sync.owed.oldest.seconds", "How long the oldest of them waits", FigureQueries.Figures::owedSeconds);
        gauge("sync.cases.open", "Cases that wait for a supervisor", FigureQueries.Figures::cases);
        gauge("sync.clones", "Stations for which two computers speak", FigureQueries.Figures::clones);
        lease(LeaseKind.ACTIVE, FigureQueries.Figures::active);
        lease(LeaseKind.RESERVE, FigureQueries.Figures::reserve);
    }

    void ruled(Push push, PushReply reply) {
        if (reply.refusal() == null) {
            long through = Math.min(
                    reply.appliedThrough(), push.from() + push.operations().size() - 1);
            long applied = Math.max(0, through - push.from() + 1);
            reply.rulings().forEach(each -> count(each.ruling().verdict(), 1));
            count(
                    OperationVerdict.APPLIED,
                    Math.max(0, applied - reply.rulings().size()));
        }
    }

    private void count(OperationVerdict verdict, double by) {
        registry.counter("sync.operations.applied", "verdict", verdict.wire()).increment(by);
    }

    private void lease(LeaseKind kind, ToLongFunction<FigureQueries.Figures> which) {
        Gauge.builder("sync.leases", () -> read(which))
                .description("Fulfillments that stations have")
                .tag("kind", kind.wire())
                .strongReference(true)
                .register(registry);
    }

    private void gauge(String name, String description, ToLongFunction<FigureQueries.Figures> which) {
        Gauge.builder(name, () -> read(which))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private double read(ToLongFunction<FigureQueries.Figures> which) {
        try {
            return which.applyAsLong(figures.get());
        } catch (Reading.Failed e) {
            return Double.NaN;
        }
    }
}
