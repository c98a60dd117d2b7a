package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.event.CreateWebhook;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.event.WebhookFacts;
import dev.pickwright.model.fulfillment.StatedReason;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;

/** What an administrator does with webhooks. */
final class WebhookOperations {

    private static final String PATH = "/v1/webhooks";

    static final List<Operation> ALL = List.of(
            found(
                    "- make a webhook",
                    ground -> new Api.Call(Floor.system(), PATH, wanted()),
                    "select count(*) from webhook join outbox_endpoint on id = endpoint_id where enabled",
                    "1"),
            found(
                    "- change a webhook",
                    ground -> Api.Call.put(Floor.system(), made(ground), facts("https://other.example/"), 0),
                    "select url from webhook",
                    "https://other.example/"),
            found(
                    "- rotate a webhook's secret",
                    ground -> new Api.Call(Floor.system(), made(ground) + "/rotate-secret", Map.of()),
                    "select count(*) from webhook where previous_secret <> secret",
                    "1"),
            found(
                    "- disable a webhook",
                    WebhookOperations::disable,
                    "select disabled_reason from outbox_endpoint where not enabled",
                    "moves house"),
            found(
                    "- enable a webhook",
                    ground -> {
                        Api.Call disable = disable(ground);
                        ground.api.post(disable.who(), disable.path(), disable.body());
                        return new Api.Call(Floor.system(), PATH + "/shop/enable", Map.of());
                    },
                    "select count(*) from outbox_endpoint where enabled and disabled_reason is null",
                    "1"),
            found(
                    "- delete a webhook",
                    ground -> new Api.Call(Floor.system(), HttpMethod.DELETE, made(ground), Map.of(), null),
                    "select (select count(*) from webhook) + (select count(*) from outbox_endpoint where name = 'shop')",
                    "0"));

    private WebhookOperations() {}

    private static String made(Ground ground) {
        ground.api.post(Floor.system(), PATH, wanted());
        return PATH + "/shop";
    }

    private static Api.Call disable(Ground ground) {
        return new Api.Call(Floor.system(), made(ground) + "/disable", new StatedReason("moves house"));
    }

    private static CreateWebhook wanted() {
        return new CreateWebhook("shop", facts("https://receiver.example/hook"));
    }

    private static WebhookFacts facts(String url) {
        return new WebhookFacts(url, List.of(EventType.HOLD_PLACED), false);
    }
}
