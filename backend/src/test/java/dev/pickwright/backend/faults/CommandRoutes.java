package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The commands of the API, as its document lists them. */
final class CommandRoutes {

    /** No operation of the domain, with the reason. */
    private static final Map<String, String> EXEMPT = new HashMap<>(Map.of(
            "POST /v1/sign-ins", "takes no key: signing in twice makes two sessions",
            "DELETE /v1/sign-ins/current", "takes no key: signing out twice is signing out",
            "POST /v1/orders/bulk", "runs POST /v1/orders for each; BulkOrdersContract cuts it off in the middle",
            "POST /v1/stations", "takes no key: the code is used up with it",
            "POST /v1/station-tokens", "takes no key: an assertion is good for one token",
            "POST /v1/sign-ins/current/lock", "takes no key: locking twice is locking",
            "POST /v1/approvals", "takes no key, for the answer is a secret: approving twice makes two approvals",
            "POST /v1/routing/what-if", "a question, which changes nothing",
            "POST /v1/imports", "goes on for many transactions on a thread of its own",
            "POST /v1/imports/{id}/cancel", "stops such a thread"));

    static {
        String told = "takes no key: what it says makes a repeat harmless; CentralApplyContract lets it fail";
        List.of("hello", "operations", "incarnations", "work", "number-blocks")
                .forEach(route -> EXEMPT.put("POST /v1/sync/" + route, told));
        EXEMPT.put(
                "PUT /v1/sync/handover/{id}",
                "takes no key: its id makes a repeat harmless; HandoverContract lets it fail");
        EXEMPT.put("POST /v1/sync/stations/{id}/keep", "CentralLeasesContract lets it fail");
        EXEMPT.put("POST /v1/sync/leases/{fulfillment}/revoke", "CentralLeasesContract lets it fail");
        EXEMPT.put("POST /v1/sync/cases/{id}/resolve", "CentralCasesContract lets it fail");
    }

    /** Of a station's own backend, which StationModeTest has: none takes a key, for doing it twice is doing it once. */
    private static final String AT_A_STATION = "POST /v1/station/";

    private CommandRoutes() {}

    /** Those that none of the calls goes to, and exemptions of what is not there any more. */
    static List<String> without(List<Api.Call> calls) throws IOException {
        List<String> left = new ArrayList<>();
        List<String> gone = new ArrayList<>(EXEMPT.keySet());
        for (String route : all()) {
            if (!route.startsWith(AT_A_STATION)
                    && !gone.remove(route)
                    && calls.stream().noneMatch(call -> goesTo(call, route))) {
                left.add(route);
            }
        }
        left.addAll(gone);
        return left;
    }

    private static List<String> all() throws IOException {
        var document =
                JsonMapper.shared().readTree(Files.readString(Path.of("src/main/resources/openapi/pickwright.json")));
        List<String> routes = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .map(operation -> operation.getKey().toUpperCase())
                        .filter(method -> !method.equals("GET"))
                        .forEach(method -> routes.add(method + " " + path.getKey())));
        return routes;
    }

    private static boolean goesTo(Api.Call call, String route) {
        String sent = call.method() + " " + call.path().replaceAll("\\?.*", "");
        return sent.matches(Pattern.quote(route).replaceAll("\\{[a-z_]+}", "\\\\E[^/]+\\\\Q"));
    }
}
