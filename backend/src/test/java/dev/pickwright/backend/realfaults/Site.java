package dev.pickwright.backend.realfaults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A central on PostgreSQL with the demonstration warehouse in it, and its stations, each at a line of its own. */
final class Site implements AutoCloseable {

    static final String WAREHOUSE = "LON";

    /** Goods that lie at this site alone; the QC check of one of them is due each time. */
    private static final List<String> GOODS = List.of(
            "PW-002", "PW-007", "PW-012", "PW-017", "PW-022", "PW-027", "PW-032", "PW-037", "PW-042", "PW-047",
            "PW-052", "PW-057");

    private static final int TOTES = 10;

    final Path folder;
    final CentralDatabase server = new CentralDatabase();
    final List<Bench> benches = new ArrayList<>();
    private String url;
    private BackendProcess central;
    private int orders;
    private Map<WorkLog.Goods, Integer> before = Map.of();

    Site(Path folder) {
        this.folder = folder;
        url = server.fresh("central");
        central = process(url);
        central.start("--demo");
        prepare();
    }

    private BackendProcess process(String database) {
        return new BackendProcess(
                "central", folder.resolve("central"), List.of("--db", database, "--db-user", CentralDatabase.USER));
    }

    /** Slots that take everything, and more goods than anybody picks in a test. */
    private void prepare() {
        Client admin = central.client();
        long version = admin.read("/v1/warehouses/" + WAREHOUSE).path("version").asLong();
        admin.put("/v1/warehouses/" + WAREHOUSE + "/slot-rules", Map.of("rules", List.of()), version);
        for (JsonNode stock : stock()) {
            if (GOODS.contains(stock.path("sku").asString())) {
                admin.posted(
                        "/v1/stock/receipts",
                        Map.of(
                                "warehouse",
                                WAREHOUSE,
                                "bin",
                                stock.path("bin").asString(),
                                "sku",
                                stock.path("sku").asString(),
                                "quantity",
                                100_000));
            }
        }
        before = onHand();
    }

    Client admin() {
        return central.client();
    }

    BackendProcess central() {
        return central;
    }

    String database() {
        return url;
    }

    /** Starts central again after it was killed or stopped; the lines lead to it. */
    void restartCentral() {
        central.start();
        benches.forEach(bench -> bench.line.to(central.port()));
    }

    /** Central goes on on another database. */
    void restartCentralOn(String database, Path data) {
        url = database;
        central = new BackendProcess("central", data, List.of("--db", database, "--db-user", CentralDatabase.USER));
        restartCentral();
    }

    /** Orders of four to six lines of one to three units. */
    void order(int count) {
        order(count, 1);
    }

    /** The same with so many times as many units. */
    void order(int count, int times) {
        count();
        for (int n = 0; n < count; n++) {
            orders++;
            List<Map<String, Object>> lines = new ArrayList<>();
            for (int line = 1; line <= 4 + orders % 3; line++) {
                lines.add(Map.of(
                        "line_number",
                        line,
                        "sku",
                        GOODS.get((orders * 5 + line) % GOODS.size()),
                        "quantity",
                        times * (1 + (orders + line) % 3),
                        "warehouse",
                        WAREHOUSE));
            }
            admin().posted("/v1/orders", Map.of("number", "RF-%05d".formatted(orders), "lines", lines));
        }
    }

    /**
     * Somebody counts what was found short, and finds as much as central believes: else nothing is left to be ordered after
     * a while. What central believed late is what was in the bin before anybody worked.
     */
    private void count() {
        Map<WorkLog.Goods, Integer> believed = onHand();
        for (JsonNode task :
                admin().read("/v1/counts?limit=100&warehouse=" + WAREHOUSE).path("items")) {
            var place = new WorkLog.Goods(
                    task.path("bin").asString(), task.path("sku").asString());
            Client.Answer answer = admin().tried(
                            "/v1/counts/" + task.path("id").asString() + "/done",
                            Map.of("counted", believed.getOrDefault(place, 0), "entry", "typed"));
            // Promised meanwhile: it is counted the next time.
            if (answer.done()) {
                before.merge(place, answer.body().path("difference").asInt(), Integer::sum);
            }
        }
    }

    /** A station that is enrolled and runs, with somebody who works there. */
    Bench bench(String name) {
        return new Bench(this, name, benches.size());
    }

    /** Another computer with a copy of its disk. */
    Bench clone(Bench original, Path copy) {
        return new Bench(this, original, copy, benches.size());
    }

    /** Its name is free for another. */
    void retire(String name) {
        for (JsonNode station : admin().read("/v1/stations?limit=100").path("items")) {
            if (station.path("name").asString().equals(name)
                    && station.path("retired_at").asString("").isEmpty()) {
                admin().posted("/v1/stations/" + station.path("id").asString() + "/retire", Map.of());
            }
        }
    }

    String code(String name) {
        return admin().posted("/v1/station-codes", Map.of("name", name, "warehouse", WAREHOUSE))
                .path("code")
                .asString();
    }

    Desk.Person person(int n) {
        return person(n, List.of("picker", "packer"));
    }

    /** Somebody who packs, and may allow what others have to ask for. */
    Desk.Person lead(int n) {
        return person(n, List.of("packer", "supervisor"));
    }

    private Desk.Person person(int n, List<String> roles) {
        var person = new Desk.Person("RF-%02d".formatted(n), "%04d".formatted(7100 + n));
        admin().posted(
                        "/v1/operators",
                        Map.of(
                                "badge",
                                person.badge(),
                                "pin",
                                person.pin(),
                                "facts",
                                Map.of(
                                        "name",
                                        "Picker %d".formatted(n),
                                        "roles",
                                        roles,
                                        "warehouse",
                                        WAREHOUSE,
                                        "other_warehouses",
                                        List.of(),
                                        "zones",
                                        List.of(),
                                        "language",
                                        "en",
                                        "text_size",
                                        100)));
        return person;
    }

    /** Fresh totes for one person, which nobody else takes. */
    List<String> totes(int person) {
        List<String> totes = new ArrayList<>();
        for (int n = 0; n < TOTES; n++) {
            String code = "RF-T-%02d-%d".formatted(person, n);
            admin().posted("/v1/warehouses/" + WAREHOUSE + "/totes", Map.of("code", code));
            totes.add(code);
        }
        return totes;
    }

    private List<JsonNode> stock() {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = admin().read("/v1/stock?limit=1000&warehouse=" + WAREHOUSE
                    + (after.isEmpty()
                            ? ""
                            : "&after=" + java.net.URLEncoder.encode(after, java.nio.charset.StandardCharsets.UTF_8)));
            page.path("items").forEach(all::add);
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return all;
    }

    /** What central believes to be in the bins. */
    Map<WorkLog.Goods, Integer> onHand() {
        Map<WorkLog.Goods, Integer> onHand = new java.util.HashMap<>();
        stock().forEach(each -> onHand.merge(
                new WorkLog.Goods(each.path("bin").asString(), each.path("sku").asString()),
                each.path("on_hand").asInt(),
                Integer::sum));
        return onHand;
    }

    /** What was in the bins before anybody worked. */
    Map<WorkLog.Goods, Integer> before() {
        return before;
    }

    @Override
    public void close() {
        benches.forEach(Bench::close);
        central.close();
        server.close();
    }
}
