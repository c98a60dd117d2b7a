package dev.pickwright.backend.property;

import dev.pickwright.model.access.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes requests of steps, given how everything stands. */
final class Script {

    private final World world;

    Script(World world) {
        this.world = world;
    }

    Ask ask(Step step, State state) {
        String order = order(step);
        List<State.Fulfillment> parts = state.of(order);
        State.Fulfillment of = parts.isEmpty() ? null : parts.get(step.with() % parts.size());
        Deed deed = step.deed() == Deed.ADVANCE ? next(of, state) : step.deed();
        State.Picklist list = of == null ? null : state.picklistOf(of.name()).orElse(null);
        String subject = switch (deed.about()) {
            case NOTHING -> Ask.NOTHING;
            case FULFILLMENT -> of == null ? Ask.NOTHING : of.name();
            case PICKLIST -> list == null ? Ask.NOTHING : list.name();
        };
        boolean leadsOn = step.deed() == Deed.ADVANCE;
        return new Ask(
                deed, person(step, deed, of, list), subject, says(step, deed, of, list, state, leadsOn), step.manner());
    }

    private static String order(Step step) {
        return "O-" + (1 + step.on());
    }

    private Deed next(State.Fulfillment of, State state) {
        if (of == null) {
            return Deed.CREATE_ORDER;
        }
        return switch (of.status()) {
            case "pending" -> Deed.START_PLANNING;
            case "planning" -> Deed.GENERATE_PICKLIST;
            case "picking" -> picking(state.picklistOf(of.name()).orElseThrow());
            case "pick_failed" -> Deed.RETRY_PICK;
            case "picked" -> Deed.BENCH_SCAN;
            case "packing" -> packing(of);
            case "pack_failed" -> Deed.RETRY_PACK;
            case "packed" -> of.checks().contains("due") ? Deed.RECORD_QC : Deed.MARK_READY;
            case "ready" -> Deed.SHIP;
            case "shipped" -> Deed.COMPLETE;
            default -> Deed.CREATE_ORDER;
        };
    }

    private static Deed picking(State.Picklist list) {
        if (!list.status().equals("claimed")) {
            return Deed.NEXT_PICKLIST;
        }
        return list.current().isPresent() ? Deed.PICK_SCAN : Deed.FINISH_PICKING;
    }

    private static Deed packing(State.Fulfillment of) {
        if (of.items().stream().anyMatch(item -> item.packed() < item.picked())) {
            return Deed.PACK_SCAN;
        }
        return of.openBox().isPresent() ? Deed.CLOSE_PACKAGE : Deed.CONFIRM_PACKED;
    }

    private World.Person person(Step step, Deed deed, State.Fulfillment of, State.Picklist list) {
        World.Site site =
                of == null ? world.sites().get(step.with() % world.sites().size()) : world.site(of.site());
        if (step.who() > 0) {
            List<World.Person> anybody = new ArrayList<>(site.people());
            anybody.add(World.SYSTEM);
            return anybody.get(step.who() % anybody.size());
        }
        Role role = deed.roles().getFirst();
        if (role == Role.PICKER) {
            List<World.Person> pickers = site.all(role);
            return pickers.stream()
                    .filter(each -> deed.about() == Deed.About.PICKLIST
                            && list != null
                            && each.badge().equals(list.picker()))
                    .findFirst()
                    .orElse(pickers.get(step.many() % pickers.size()));
        }
        return site.first(role);
    }

    private Map<String, Object> says(
            Step step, Deed deed, State.Fulfillment of, State.Picklist list, State state, boolean leadsOn) {
        Map<String, Object> says = new LinkedHashMap<>();
        switch (deed) {
            case CREATE_ORDER -> {
                says.put("number", order(step));
                says.put("lines", lines(step));
            }
            case PICK_SCAN -> says.put("code", leadsOn ? wantedByPicker(step, list, state) : code(step));
            case CONFIRM_QUANTITY -> {
                says.put("line", line(step, list));
                says.put("quantity", 1 + step.many() % 4);
            }
            case SHORT_PICK -> {
                says.put("line", line(step, list));
                says.put("found", step.many() % 3);
                says.put("reason", "fewer_found");
                says.put(
                        "resolution", List.of("other_bin", "ship_short", "fail").get(step.with() % 3));
            }
            case BENCH_SCAN ->
                says.put(
                        "code",
                        leadsOn && of != null
                                ? toteOrOrder(of, state)
                                : step.with() % 3 == 0 ? order(step) : code(step));
            case PACK_SCAN -> says.put("code", leadsOn && of != null ? wantedByPacker(of) : code(step));
            case PACK_REST -> {
                says.put("item", item(step, of));
                says.put("quantity", 1 + step.many() % 3);
            }
            case OPEN_PACKAGE -> says.put("type", World.BOX_TYPE);
            case CLOSE_PACKAGE -> says.put("weight_grams", leadsOn ? 900 : 1 + step.many() * 100);
            case RECORD_QC -> says.put("passed", step.many() % 4 != 0);
            default -> {}
        }
        return says;
    }

    /** One to three lines of few units; some say where they must come from. */
    private List<Ask.OrderLine> lines(Step step) {
        List<Ask.OrderLine> lines = new ArrayList<>();
        for (int i = 0; i <= step.with() % 3; i++) {
            int where = (step.with() / 3 + i) % (world.sites().size() + 2);
            lines.add(new Ask.OrderLine(
                    1 + i,
                    world.sku(
                            (step.many() + i * (step.with() % 2)) % world.skus().size()),
                    1 + (step.many() + i) % 3,
                    where < world.sites().size() ? world.sites().get(where).code() : null));
        }
        return lines;
    }

    private String code(Step step) {
        return switch (step.with() % 5) {
            case 0 -> World.tote(step.many());
            case 1, 2 -> World.bin(step.many());
            case 3 -> world.sku(step.many());
            default -> "NO-SUCH-CODE";
        };
    }

    private static String wantedByPicker(Step step, State.Picklist list, State state) {
        State.Line line = list.current().orElseThrow();
        if (state.toteOf(list.fulfillment()).isEmpty()) {
            return Stream.iterate(step.many(), i -> i < step.many() + World.TOTES, i -> i + 1)
                    .map(World::tote)
                    .filter(tote -> !state.totes().containsKey(list.site() + "/" + tote))
                    .findFirst()
                    .orElse(World.tote(0));
        }
        return line.bin().equals(list.at()) ? line.sku() : line.bin();
    }

    private static String wantedByPacker(State.Fulfillment of) {
        return of.items().stream()
                .filter(item -> item.packed() < item.picked())
                .map(State.Item::sku)
                .findFirst()
                .orElse("NO-SUCH-CODE");
    }

    private static String toteOrOrder(State.Fulfillment of, State state) {
        return state.toteOf(of.name())
                .map(tote -> tote.substring(tote.indexOf('/') + 1))
                .orElse(of.order());
    }

    private static int line(Step step, State.Picklist list) {
        if (list == null || list.lines().isEmpty()) {
            return 0;
        }
        return step.who() == 0 && list.current().isPresent() && step.on() % 2 == 0
                ? list.current().get().position()
                : list.lines().get(step.many() % list.lines().size()).position();
    }

    private static int item(Step step, State.Fulfillment of) {
        return of == null || of.items().isEmpty()
                ? 0
                : of.items().get(step.many() % of.items().size()).line();
    }
}
