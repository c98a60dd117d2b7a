package dev.pickwright.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.picking.ScanRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be read in the middle of a day's work is as the document describes it. */
@BackendTest
@AutoConfigureMockMvc
class ReadsTest implements OnH2 {

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    private Api api;

    @Test
    void everythingThatCanBeRead() {
        api = new Api(http, json, floor);
        floor.boxTypes();
        Floor.Site site = floor.site(ids);
        floor.capacity(site, 100, null);
        var mug = floor.sku("MUG", true);
        floor.stocked(site, 0, mug, 20);
        String waiting = floor.created(Floor.line(1, mug, 1)).toString();
        String fulfillment = floor.created(Floor.line(1, mug, 2)).toString();
        String order = read(site.supervisor(), "/v1/fulfillments/" + fulfillment)
                .path("summary")
                .path("order_number")
                .asString();
        String picklist = packed(site, fulfillment, mug.code());
        api.post(
                Floor.system(),
                "/v1/webhooks",
                Map.of(
                        "name",
                        "reads-" + site.code().toLowerCase(),
                        "facts",
                        Map.of("url", "https://hooks.example/pickwright", "allow_private", false)));
        api.post(site.supervisor(), "/v1/counts", Map.of("warehouse", site.code(), "bin", "A-02", "sku", mug.code()));
        api.post(
                Floor.system(),
                "/v1/routing/what-if",
                Map.of("number", "W-1", "lines", List.of(Map.of("line_number", 1, "sku", mug.code(), "quantity", 1))));
        api.post(
                Floor.system(),
                "/v1/orders/bulk",
                List.of(Map.of(
                        "number",
                        "B-" + site.code(),
                        "lines",
                        List.of(Map.of("line_number", 1, "sku", mug.code(), "quantity", 1)))));
        api.post(Floor.system(), "/v1/sign-ins", floor.signIn(site.other()));
        String warehouse = "/v1/warehouses/" + site.code();
        for (String path : List.of(
                "/v1/board",
                "/v1/counts?warehouse=" + site.code(),
                "/v1/dead-letters",
                "/v1/dead-letters/causes",
                "/v1/event-types",
                "/v1/event-types/shipment.dispatched",
                "/v1/event-types/shipment.dispatched/1",
                "/v1/events",
                "/v1/fulfillments?sort=-created_at&warehouse=" + site.code(),
                "/v1/fulfillments/" + waiting,
                "/v1/openapi.json",
                "/v1/orders?sort=-created_at",
                "/v1/orders/" + order,
                "/v1/orders/" + order + "/routing",
                "/v1/problems",
                "/v1/problems/order_known",
                "/v1/quality/rules?warehouse=" + site.code(),
                "/v1/sign-in-info",
                "/v1/skus",
                "/v1/skus/" + mug.code(),
                "/v1/stock?warehouse=" + site.code(),
                "/v1/warehouses",
                warehouse,
                warehouse + "/bins",
                warehouse + "/slots",
                warehouse + "/totes",
                warehouse + "/zones")) {
            read(site.supervisor(), path);
        }
        read(Floor.system(), "/v1/webhooks");
        read(Floor.system(), "/v1/webhooks/reads-" + site.code().toLowerCase());
        read(site.picker(), "/v1/picking/queue");
        read(site.picker(), "/v1/picking/tasks/" + picklist);
        read(site.picker(), "/v1/put-backs");
        read(site.packer(), "/v1/packing/queue");
        read(site.packer(), "/v1/packing/tasks/" + fulfillment);
    }

    /** @return its picklist */
    private String packed(Floor.Site site, String fulfillment, String sku) {
        String steps = "/v1/fulfillments/" + fulfillment;
        api.post(site.supervisor(), steps + "/start-planning", Map.of());
        api.post(site.supervisor(), steps + "/generate-picklist", Map.of());
        String picklist = api.post(site.picker(), "/v1/picking/next", Map.of())
                .path("task")
                .path("id")
                .asString();
        String picking = "/v1/picking/tasks/" + picklist;
        List.of("T-1", "A-01", sku, sku).forEach(code -> api.post(site.picker(), picking + "/scan", scan(code)));
        api.post(site.picker(), picking + "/finish", Map.of());
        api.post(site.packer(), "/v1/packing/scan", scan("T-1"));
        api.post(site.packer(), "/v1/packing/tasks/" + fulfillment + "/scan", scan(sku));
        return picklist;
    }

    private static ScanRequest scan(String code) {
        return new ScanRequest(code, EntryMode.SCANNED, null, null);
    }

    private JsonNode read(Actor who, String path) {
        var answer = api.send(new Api.Call(who, HttpMethod.GET, path, Map.of(), null), "-");
        assertThat(answer.getStatus()).as("%s: %s", path, Api.text(answer)).isEqualTo(200);
        return path.startsWith("/v1/problems/") ? json.nullNode() : json.readTree(Api.text(answer));
    }
}
