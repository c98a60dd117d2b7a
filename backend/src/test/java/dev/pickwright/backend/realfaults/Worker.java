package dev.pickwright.backend.realfaults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Somebody who picks, packs and checks list after list, mistakes and short bins included, and believes the screen. */
final class Worker implements Runnable {

    private static final double UNDO = 0.04;
    private static final double SHORT = 0.03;
    private static final int MOST_STEPS = 1_000;
    private static final long IDLE_MILLIS = 200;

    private final Desk desk;
    private final WorkLog log;
    private final List<String> totes;
    private final Random random;
    private final BooleanSupplier stopped;
    private int tote;
    private boolean everyUnit;
    private long reachMillis;
    private Consumer<String> packing = this::packOne;
    private Runnable midway = () -> {};
    private int untilMidway = -1;

    /** @param totes that nobody else takes */
    Worker(Desk desk, WorkLog log, List<String> totes, long seed, BooleanSupplier stopped) {
        this.desk = desk;
        this.log = log;
        this.totes = totes;
        this.random = new Random(seed);
        this.stopped = stopped;
    }

    /** Scans each unit, makes no mistake and finds no bin short. */
    Worker scanningEveryUnit() {
        everyUnit = true;
        return this;
    }

    /** Looks and reaches for so long before each scan, as people do; without it, scans as fast as it is answered. */
    Worker reaching(long millis) {
        reachMillis = millis;
        return this;
    }

    /** Hands full totes to somebody instead of packing them. */
    Worker handing(Consumer<String> totes) {
        packing = totes;
        return this;
    }

    /** Something happens once so much was scanned. */
    Worker midway(int scans, Runnable happens) {
        untilMidway = scans;
        midway = happens;
        return this;
    }

    @Override
    public void run() {
        try {
            while (!stopped.getAsBoolean()) {
                if (!oneList()) {
                    BackendProcess.pause(IDLE_MILLIS);
                }
            }
        } catch (Desk.GaveUp e) {
            // The log has it.
        }
    }

    /** @return whether there was one */
    boolean oneList() {
        try {
            JsonNode task = desk.done("/v1/picking/next", Map.of()).path("task");
            pick(task);
            log.finished();
            return true;
        } catch (Desk.Refused e) {
            switch (e.answer.code()) {
                case "nothing_to_do" -> log.nothingToDo();
                // The screen says so, full and red: what was picked stays where it is until somebody decides.
                case "work_stopped" -> desk.acknowledgeStops();
                // A station whose identity changed has none until central answers.
                case "numbers_used_up" -> log.putOff(e.answer.code());
                default -> log.trouble(e.getMessage());
            }
            return false;
        }
    }

    private void pick(JsonNode first) {
        JsonNode task = first;
        Deque<WorkLog.Goods> picked = new ArrayDeque<>();
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            String path = "/v1/picking/tasks/" + task.path("id").asString();
            JsonNode line = task.path("current");
            JsonNode after;
            switch (task.path("step").asString()) {
                case "scan_tote" -> after = scan(path, totes.get(tote++ % totes.size()));
                case "scan_bin", "put_back_item", "put_back_bin" ->
                    after = scan(path, task.path("expected").asString(totes.getFirst()));
                case "scan_item" ->
                    after = random.nextDouble() < SHORT
                                    && task.path("units_picked").asInt() > 0
                            ? shortOf(path, line)
                            : scan(
                                    path,
                                    task.path("expected")
                                            .asString(line.path("sku").asString()));
                case "confirm_quantity" ->
                    after = everyUnit ? scan(path, line.path("sku").asString()) : confirm(path, line);
                case "finish" -> {
                    pack(task, desk.done(path + "/finish", Map.of()).path("task"));
                    return;
                }
                default -> {
                    return;
                }
            }
            moved(task, after, picked);
            task = after;
            if (!everyUnit && task.path("undoable").asBoolean() && random.nextDouble() < UNDO) {
                JsonNode undone = desk.done(path + "/undo", Map.of()).path("task");
                moved(task, undone, picked);
                task = undone;
            }
        }
        log.trouble("a list that does not end: " + task.path("number").asString());
    }

    private JsonNode scan(String path, String code) {
        if (reachMillis > 0) {
            BackendProcess.pause(reachMillis);
        }
        JsonNode task = desk.done(path + "/scan", scanned(code)).path("task");
        if (--untilMidway == 0) {
            midway.run();
        }
        return task;
    }

    private static Map<String, Object> scanned(String code) {
        return Map.of("code", code, "entry", "scanned");
    }

    private JsonNode confirm(String path, JsonNode line) {
        int open = line.path("quantity").asInt()
                - line.path("picked").asInt()
                - line.path("short_quantity").asInt();
        var body = Map.of("line", line.path("id").asString(), "quantity", open, "entry", "scanned");
        return desk.done(path + "/confirm-quantity", body).path("task");
    }

    private JsonNode shortOf(String path, JsonNode line) {
        var body = Map.of(
                "line",
                line.path("id").asString(),
                "found",
                line.path("picked").asInt(),
                "reason",
                "bin_empty",
                "resolution",
                "ship_short");
        return desk.done(path + "/short", body).path("task");
    }

    /** What the screen says was picked, hands have put from the bin into the tote; an undo takes the last of it back. */
    private void moved(JsonNode before, JsonNode after, Deque<WorkLog.Goods> picked) {
        int units =
                after.path("units_picked").asInt() - before.path("units_picked").asInt();
        if (units > 0) {
            JsonNode line = before.path("current");
            picked.push(new WorkLog.Goods(
                    line.path("bin").asString(), line.path("sku").asString()));
            log.moved(picked.peek().place(), picked.peek().sku(), -units);
        } else if (units < 0) {
            WorkLog.Goods back = picked.pop();
            log.moved(back.place(), back.sku(), -units);
        }
    }

    private void pack(JsonNode picked, JsonNode finished) {
        for (JsonNode part : picked.path("fulfillments")) {
            String code = part.path("tote").asString("");
            if (!code.isEmpty() && finished.path("step").asString().equals("done")) {
                packing.accept(code);
            }
        }
    }

    /** Packs what lies in a tote. */
    void packOne(String code) {
        packAll(desk.done("/v1/packing/scan", scanned(code)).path("task"));
    }

    /** The same, though the station that picked it has not sent all of that; by somebody who may allow it. */
    void takeOver(String code) {
        packAll(desk.done("/v1/packing/take-over", scanned(code)).path("task"));
    }

    private void packAll(JsonNode first) {
        JsonNode task = first;
        for (int steps = 0; steps < MOST_STEPS && !task.isMissingNode() && !task.isNull(); steps++) {
            String path = "/v1/packing/tasks/" + task.path("fulfillment_id").asString();
            switch (task.path("step").asString()) {
                case "scan_item" -> task = scan(path, unpacked(task));
                case "close_package" ->
                    task = desk.done(
                                    path + "/close-package",
                                    Map.of(
                                            "weight_grams",
                                            task.path("expected_grams").asInt(1000),
                                            "entry",
                                            "typed"))
                            .path("task");
                case "confirm_packed" ->
                    task = desk.done(path + "/confirm-packed", Map.of()).path("task");
                case "check_quality" -> task = check(path, task.path("qc_check"));
                default -> {
                    return;
                }
            }
        }
    }

    private static String unpacked(JsonNode task) {
        for (JsonNode line : task.path("lines")) {
            if (line.path("packed").asInt() < line.path("picked").asInt()) {
                return line.path("sku").asString();
            }
        }
        throw new IllegalStateException("nothing to pack in " + task);
    }

    private JsonNode check(String path, JsonNode check) {
        var points = check.path("points")
                .valueStream()
                .map(point -> {
                    Map<String, Object> result = new HashMap<>();
                    result.put("point", point.path("code").asString());
                    result.put("passed", true);
                    if (!point.path("min").isNull() && !point.path("min").isMissingNode()) {
                        result.put("measured", point.path("min").decimalValue());
                    }
                    return result;
                })
                .toList();
        return desk.done(path + "/qc-result", Map.of("points", points)).path("task");
    }
}
