package dev.pickwright.backend.platform.observe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.platform.observe.web.OperationsPack.Alert;
import dev.pickwright.model.fulfillment.HoldKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether alerts and dashboard ask for what a running backend tells. */
class WatchedMetricsTest extends LiveServer {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)[{ ]");

    @Autowired
    private Holds holds;

    private final String endpoint = "watched-" + System.nanoTime();

    @BeforeEach
    void anEndpointThatWantsWhatNeverHappens() {
        HttpResponse<String> made = command("POST", "/v1/webhooks", """
                {"name": "%s", "facts":
                    {"url": "https://receiver.example/", "event_types": ["stock.counted"], "allow_private": false}}
                """.formatted(endpoint));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var site = floor.site(ids);
        var mug = floor.sku("MUG", false);
        floor.boxTypes();
        floor.stocked(site, 0, mug, 1);
        var waits = floor.created(Floor.line(1, mug, 1));
        holds.place(site.supervisor(), waits, HoldKind.MANUAL, "wait");
    }

    @AfterEach
    void noEndpointStays() {
        assertThat(command("DELETE", "/v1/webhooks/" + endpoint, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyMetricThatIsWatchedIsThere() {
        Set<String> watched = new TreeSet<>(Stream.concat(
                        OperationsPack.alerts().stream().map(Alert::expr), OperationsPack.dashboardQueries().stream())
                .flatMap(expr -> OperationsPack.metrics(expr).stream())
                .toList());
        assertThat(watched).contains("outbox_lag_seconds", "http_requests_total", "fulfillments", "db_xmin_age");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told()).containsAll(watched));
    }

    private Set<String> told() {
        return SAMPLE.matcher(send(to("/metrics")).body())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private HttpResponse<String> command(String method, String path, String body) {
        return send(authorized(path)
                .header("Idempotency-Key", ids.next().toString())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
