package dev.pickwright.backend.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.OnH2;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackendTest
class TracesTest implements OnH2 {

    @Autowired
    private Traces traces;

    @Autowired
    private Tracer tracer;

    @Test
    void outsideAnySpanThereIsNoContext() {
        assertThat(traces.current()).isEmpty();
    }

    @Test
    void idsExistThoughNothingIsExported() throws Exception {
        var inside = traces.linked(Map.of(), "publish", Map.of(), traces::current);

        assertThat(inside).containsOnlyKeys("traceparent");
        assertThat(inside.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
        assertThat(traces.current()).isEmpty();
    }

    @Test
    void linkedWorkHasATraceOfItsOwn() throws Exception {
        var outer = tracer.nextSpan().start();
        try (var scope = tracer.withSpan(outer)) {
            var stored = traces.current();

            var inside = traces.linked(stored, "publish", Map.of("endpoint", "kafka"), traces::current);

            assertThat(traceId(inside)).isNotEqualTo(traceId(stored));
            assertThat(traces.current()).isEqualTo(stored);
        } finally {
            outer.end();
        }
    }

    @Test
    void whatIsNoContextIsNoLink() throws Exception {
        var done = traces.linked(Map.of("traceparent", "nonsense"), "publish", Map.of(), () -> "done");

        assertThat(done).isEqualTo("done");
    }

    private static String traceId(Map<String, String> headers) {
        return headers.get("traceparent").split("-")[1];
    }
}
